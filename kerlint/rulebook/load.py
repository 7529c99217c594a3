"""Reads rule files. One TOML file is one rule.

The file of a rule, keys in this order (TOML wants a table's own keys before its first ``[[…]]``)::

    code = "KER101"                                 # never reused
    name = "sigmoid-with-categorical-crossentropy"  # the file is <family>/<name>.toml
    since = "0.1"                                   # the version that brought it
    summary = "one line"
    on = "head"                                     # the kind of fact that is asked: a name of the vocabulary
    where = { metric = "head.metrics" }             # optional: joins; asked of every combination
    paths = "some"                                  # or "every": what is missing must be missing on all paths
    when = "head.activation == 'sigmoid' and …"     # the sentence
    unless = [{ when = "…", because = "…" }]        # guards: silent when true or unknown
    options = { max_ratio = 100.0 }                 # named thresholds
    severity = "warning"                            # error, warning, info
    default = "on"                                  # or "off": only when selected
    message = "{head.units} sigmoids …"             # expressions in braces
    help = "…"
    at = "head.activation"                          # what the finding points at; default: the subject
    also = [{ at = "head.loss", label = "…" }]      # other places that explain it
    once = "fit.x.source"                           # one finding per value of this path
    yields_to = ["KER103"]                          # silent where that rule could fire
    why = '''…'''                                   # the page, in Markdown
    [[case]]                                        # when, severity, default, keras, message, help, [[case.fix]]
    [[fix]]                                         # edit, target, to, argument, place, code, safety, because, when
    [confirm]                                       # kind, metric, repair, symptom
    [[bad]]                                         # code, title: `# !` marks the lines to flag
    [[good]]                                        # code, title

Every start of the program reads all rule files, so it reads no more of them than judging needs: what stands behind
``[confirm]``, ``[[bad]]`` or ``[[good]]`` is parsed when a page or a test asks for it, sentences when a subject occurs.
``check`` does all of it at once.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn

from kerlint.finding import Severity
from kerlint.rulebook import needs as needs_of
from kerlint.rulebook.errors import RuleError
from kerlint.rulebook.heads import heads
from kerlint.rulebook.rule import FAMILIES, Case, Confirm, Example, Fix, Guard, Label, Need, Page, Rule
from kerlint.suggest import did_you_mean

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib  # type: ignore[import-not-found, unused-ignore]

_KEYS = frozenset(
    "code name since summary on where paths when unless options severity default message help at also once yields_to "
    "why case fix confirm bad good".split()
)
_REST = re.compile(r"^(?:\[confirm\]|\[\[(?:bad|good)\]\])", re.MULTILINE)
"""Where the part begins that is for people and tests."""

_PAGE = frozenset({"confirm", "bad", "good"})
"""The keys of that part; `why` may stand before it."""

_SEVERITIES = {severity.word: severity for severity in Severity}

CONFIRMS = ("differential", "probe", "crash", "semantics", "none")
"""How a finding can be proved."""

EDITS: dict[str, tuple[str, ...]] = {
    "set": ("to",),
    "remove": (),
    "rename": ("to",),
    "add": ("argument", "to"),
    "replace": ("to",),
    "insert": ("place", "code"),
    "delete": (),
    "wrap": ("code",),
    "move": ("to", "place"),
    "rewrite": ("to",),
    "swap": ("to",),
    "unwrap": ("to",),
    "operator": ("to",),
    "assign": ("to",),
    "repeat": ("to",),
    "inline": (),
    "apply": ("argument", "to"),
    "unpack": ("to",),
    "refit": ("to",),
}
"""What each kind of edit needs besides its target."""

Table = Mapping[str, Any]


def builtin() -> Path:
    """The folder of kerlint's own rules: beside the code in an installed package, above it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "rules"
    return installed if installed.is_dir() else package.parent / "rules"


def rules_in(folder: Path | str) -> Iterator[Rule]:
    """The rules of all ``*.toml`` files in a folder and below, in order of their paths. Raises RuleError."""
    if not os.path.isdir(folder):
        raise RuleError("no such folder of rules", path=str(folder))
    for path in sorted(_toml_files(str(folder))):
        yield rule_in(path)


def _toml_files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _toml_files(entry.path)
            elif entry.name.endswith(".toml"):
                yield entry.path


def own_rules() -> Iterator[Rule]:
    """kerlint's own rules, in order of their paths; their tables are kept from one start to the next."""
    paths = sorted(_toml_files(str(builtin())))
    for path, kept in zip(paths, heads(paths, _to_keep, needs_of.__file__), strict=True):
        rule = _checked(kept["head"], path, lambda path=path: _read(path))  # type: ignore[misc]
        rule.needs = tuple(
            Need(name, tuple(attributes), among, frozenset(() if value == [] else value for value in values))
            for name, attributes, among, values in kept["needs"]
        )
        yield rule


def _to_keep(path: str) -> Table:
    text = _read(path)
    found = needs_of.needs(_checked(_head(text), path, lambda: text))
    return {"head": _head(text), "needs": [[*need[:3], sorted(need.values, key=repr)] for need in found]}


def rule_in(path: str) -> Rule:
    """The rule of one file. Raises RuleError."""
    return rule_of(_read(path), path)


def _read(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"can't be read: {error}", path=path) from error


def rule_of(text: str, path: str) -> Rule:
    """The rule that a text says; ``path`` is for messages. Raises RuleError."""
    try:
        head = _head(text)
    except RuleError as error:
        raise error.within(path=path) from error
    rule = _checked(head, path, lambda: text)
    rule.needs = needs_of.needs(rule)
    return rule


def _checked(head: Table, path: str, text: Callable[[], str]) -> Rule:
    try:
        return _rule(head, path, lambda: _page(_whole(head, _toml(text()), path), path))
    except RuleError as error:
        raise error.within(path=path) from error


def _whole(head: Table, table: Table, path: str) -> Table:
    """The table of a whole file, if nothing that judging needs stands too late in it. Raises RuleError."""
    late = next((key for key in table if key not in _PAGE and table[key] != head.get(key)), None)
    if late is not None:
        raise RuleError("stands behind `[confirm]`, `[[bad]]` or `[[good]]`: put it before them", late, path)
    return table


def _toml(text: str) -> Table:
    try:
        table: Table = tomllib.loads(text)
        return table
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"not TOML: {error}") from error


def _head(text: str) -> Table:
    """The keys that judging needs. The cut may lie inside a text that shows a rule file: then all is read."""
    rest = _REST.search(text)
    if rest:
        try:
            head: Table = tomllib.loads(text[: rest.start()])
            return head
        except tomllib.TOMLDecodeError:
            pass  # not a cut between tables
    return _toml(text)


def _rule(table: Table, path: str, page: Callable[[], Page]) -> Rule:
    _known_keys(table, _KEYS)
    code, name = _text(table, "code"), _text(table, "name")
    fixes = _fixes(table, "fix")
    return Rule(
        code=code,
        name=name,
        since=_text(table, "since", ""),
        summary=_text(table, "summary"),
        on=_text(table, "on"),
        where=_strings(table, "where"),
        paths=_one_of(table, "paths", ("some", "every"), "some"),
        when=_text(table, "when", "True"),
        unless=tuple(
            Guard(_text(guard, "when"), _text(guard, "because"))
            for guard in _tables(table, "unless", {"when", "because"})
        ),
        options=_options(table),
        at=_text(table, "at", _text(table, "on")),
        also=tuple(Label(_text(also, "at"), _text(also, "label")) for also in _tables(table, "also", {"at", "label"})),
        once=_text(table, "once", ""),
        yields_to=tuple(_list(table, "yields_to", str)),
        cases=_cases(table),
        fixes=fixes,
        path=path,
        family=_family(code, path),
        needs=(),
        page=page,
    )


def _family(code: str, path: str) -> str:
    if code.startswith("KER"):
        return FAMILIES.get(code[3:4]) or _fail(f"`{code}` is in no family: KER1xx to KER8xx are", "code")
    return os.path.basename(os.path.dirname(path)) or "own"


def _cases(table: Table) -> tuple[Case, ...]:
    keys = {"when", "severity", "default", "keras", "message", "help", "fix"}
    written = _tables(table, "case", keys)
    cases = []
    for place, own in enumerate(written or [{}]):
        try:
            cases.append(_case({**{key: table[key] for key in keys - {"when", "fix"} if key in table}, **own}))
        except RuleError as error:
            raise (error.within(key=f"case {place + 1}") if written else error) from error
    return tuple(cases)


def _case(table: Table) -> Case:
    keras = table.get("keras")
    if keras not in (None, 2, 3):
        _fail(f"2 or 3, not {keras!r}", "keras")
    return Case(
        when=_text(table, "when", "True"),
        severity=_SEVERITIES[_one_of(table, "severity", tuple(_SEVERITIES))],
        default=_one_of(table, "default", ("on", "off"), "on") == "on",
        keras=keras,
        message=_text(table, "message"),
        help=_text(table, "help", ""),
        fixes=_fixes(table, "fix"),
    )


def _fixes(table: Table, key: str) -> tuple[Fix, ...]:
    return tuple(_fix(fix, key) for fix in _tables(table, key, set(Fix._fields)))


def _fix(table: Table, key: str = "confirm.repair") -> Fix:
    _known_keys(table, Fix._fields, key)
    edit = _one_of(table, "edit", tuple(EDITS))
    for needed in ("target", "safety", *EDITS[edit]):
        if needed not in table:
            _fail(f"`{edit}` needs `{needed}`", key)
    if edit in ("insert", "move"):
        _one_of(table, "place", ("before", "after"))
    _one_of(table, "safety", ("safe", "unsafe"))
    also = tuple(
        _fix({"safety": table["safety"], **one}, f"{key}.also") for one in _tables(table, "also", set(Fix._fields))
    )
    return Fix(**{name: _text(table, name) for name in table if name != "also"}, also=also)


def _options(table: Table) -> Table:
    options: Table = table.get("options", {})
    if not isinstance(options, dict):
        _fail("must be a table of names and values", "options")
    for name, value in options.items():
        if not name.isidentifier() or type(value) not in (int, float, str, bool):
            _fail(f"`{name}` must be a name with a number, text, true or false", "options")
    return options


def _page(table: Table, path: str) -> Page:
    try:
        examples = [
            tuple(
                Example(_text(one, "code"), _text(one, "title", "")) for one in _tables(table, key, {"code", "title"})
            )
            for key in ("bad", "good")
        ]
        return Page(_text(table, "why"), _confirm(table), *examples)
    except RuleError as error:
        raise error.within(path=path) from error


def _confirm(table: Table) -> Confirm | None:
    if "confirm" not in table:
        return None
    confirm = table["confirm"]
    if not isinstance(confirm, dict):
        _fail("must be a table", "confirm")
    _known_keys(confirm, Confirm._fields, "confirm")
    kind = _one_of(confirm, "kind", CONFIRMS)
    repair = confirm.get("repair")
    if repair is not None and not isinstance(repair, dict):
        _fail("must be a table like a fix", "confirm.repair")
    edit = _fix({"safety": "unsafe", **repair}) if repair else None
    return Confirm(kind, _text(confirm, "metric", ""), edit, _text(confirm, "symptom", ""))


# Checks of single values. Messages say what is wrong, the key where.


def _fail(message: str, key: str) -> NoReturn:
    raise RuleError(message, key)


def _known_keys(table: Table, known: Iterable[str], key: str = "") -> None:
    for name in table:
        if name not in known:
            raise RuleError(f"no key `{name}`{did_you_mean(name, known)}", key)


def _text(table: Table, key: str, default: str | None = None) -> str:
    value = table.get(key, default)
    if value is None:
        _fail("is missing", key)
    if not isinstance(value, str):
        _fail(f"must be a text, not {value!r}", key)
    return value


def _one_of(table: Table, key: str, known: tuple[str, ...], default: str | None = None) -> str:
    value = _text(table, key, default)
    if value not in known:
        _fail(f"`{value}` is none of {', '.join(known)}{did_you_mean(value, known)}", key)
    return value


def _list(table: Table, key: str, member: type) -> list[Any]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, member) for one in value):
        _fail("must be a list of " + ("tables" if member is dict else "texts"), key)
    return value


def _strings(table: Table, key: str) -> Mapping[str, str]:
    value = table.get(key, {})
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        _fail("must be a table of texts", key)
    return value


def _tables(table: Table, key: str, known: set[str]) -> list[Table]:
    found = _list(table, key, dict)
    for place, one in enumerate(found):
        _known_keys(one, known, f"{key} {place + 1}")
    return found
