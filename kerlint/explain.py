"""Says what rules mean: the page of one rule, the list of all, the words that rules are written in.

All of it comes from the rule files and the vocabulary themselves, so that no page can differ from what is judged.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator

from kerlint.facts.fact import VOCABULARY, Attribute, Fact
from kerlint.facts.vocabulary import Program
from kerlint.notices import NOTICES, Notice
from kerlint.rulebook.book import RuleBook
from kerlint.rulebook.rule import Case, Confirm, Example, Fix, Rule
from kerlint.rulebook.words import EVENTS, WORDS
from kerlint.selection import all_rules

WIDTH = 80

_EDITS = {
    "set": "set `{target}` to `{to}`",
    "remove": "remove `{target}`",
    "rename": "rename `{target}` to `{to}`",
    "add": "add `{argument}={to}` to `{target}`",
    "replace": "replace `{target}` by `{to}`",
    "insert": "insert `{code}` {place} `{target}`",
    "delete": "delete `{target}`",
    "wrap": "wrap `{target}`: `{code}`",
    "move": "move `{target}` {place} `{to}`",
    "rewrite": "write the call anew: `{to}`",
    "swap": "put `{target}` before `{to}`",
    "unwrap": "take one `{to}` away",
    "operator": "write `{to}` in `{target}`",
    "assign": "name the result of `{target}` `{to}`",
    "repeat": "repeat `{target}` after `{to}`",
    "inline": "make `{target}` anew at each use",
    "apply": "apply what `{to}` learnt to `{argument}` of `{target}`",
    "unpack": "unpack `{target}` into as many names as it gives numbers",
    "refit": "let `{target}` learn from `{to}` only, behind the split",
}

PROOFS = {
    "differential": "train the program as it is and as repaired, and compare {metric}",
    "probe": "look into the model while it trains: {metric}",
    "crash": "run it: it stops with an error",
    "semantics": "compute by hand what the program reports: {metric}",
    "none": "there is nothing to measure: the code itself is the proof",
}


def proof_of(confirm: Confirm) -> str:
    """How `kerlint confirm` shows that a finding is right, as a clause."""
    said = PROOFS[confirm.kind].format(metric=confirm.metric or "what it does")
    return f"{said}; or find its symptom: {confirm.symptom}" if confirm.symptom else said


def page(rule: Rule | Notice) -> str:
    """Everything about one rule, for the terminal."""
    title = f"{rule.code} {rule.name}"
    parts = [f"{title}\n{'=' * len(title)}", _wrapped(f"{rule.summary}.".replace("..", "."))]
    if isinstance(rule, Notice):
        return "\n\n".join([*parts, f"One of kerlint's own rules ({rule.severity.word})."]) + "\n"
    since = f", since {rule.since}" if rule.since else ""
    parts.append(f"Family: {rule.family}{since}. {'On' if rule.default else 'Off'} by default.")
    parts.append(_section("What it says", _items(case_line(rule, case) for case in rule.cases)))
    parts.append(_section("Why", markdown(rule.why)))
    parts += [_section(f"Wrong{_titled(example)}", _program(rule, example)) for example in rule.bad[:1]]
    parts += [_section(f"Right{_titled(example)}", _program(rule, example)) for example in rule.good[:1]]
    parts.append(_section("Repair", _repair(rule)))
    if rule.unless:
        parts.append(_section("Silent where", _items(guard.because for guard in rule.unless)))
    if rule.options:
        parts.append(_section("Options", _options(rule)))
    if rule.confirm:
        proof = proof_of(rule.confirm)
        parts.append(_section("Proof", _wrapped(proof)))
    parts.append(_section("In the words of the rule file", _sentences(rule)))
    return "\n\n".join(parts) + "\n"


def listing(book: RuleBook) -> str:
    """All rules by families, one after the other."""
    lines: list[str] = []
    family = ""
    for rule in all_rules(book.rules):
        if rule.family != family:
            family = rule.family
            lines += ["", family] if lines else [family]
        off = "" if rule.default else ", off by default"
        lines.append(f"  {rule.code}  {rule.name} ({rule.severity.word}{off})")
        lines.append(
            textwrap.fill(getattr(rule, "summary", ""), WIDTH, initial_indent=" " * 10, subsequent_indent=" " * 10)
        )
    total = len(book) + len(NOTICES)
    return "\n".join([*lines, "", f"{total} rules. `kerlint explain RULE` shows the page of one."]) + "\n"


def vocabulary() -> str:
    """Every fact that a rule may ask for, and every word that it may ask with."""
    parts = [
        "The vocabulary of rules\n=======================",
        _wrapped(
            "A rule is asked `on` one kind of fact, by its name in small letters. `T?` may surely be left out: `None`. "
            "`T*` is a collection. Every value may also be unknown; a rule fires only on what is known."
        ),
        "Words\n-----",
        _table([(f"{word}(a, b)", meaning.doc) for word, meaning in WORDS.items()] + list(_GENERAL_WORDS)),
    ]
    main = Program.__module__
    parts += [_fact(fact) for fact in sorted(VOCABULARY.values(), key=lambda fact: fact.__module__ != main)]
    return "\n\n".join(parts) + "\n"


_GENERAL_WORDS = (
    ("any(p for v in c if q)", "p holds for some member v of c, of those for which q does"),
    ("all(p for v in c if q)", "p holds for all of them"),
    ("count(p for v in c if q)", "for how many it holds"),
    ("len(c)", "how many members there are"),
    ("and or not == != < <= > >= in is", "as in Python, with a third answer: unknown"),
    ("+ - * /  a if c else b  shape[0]", "as in Python"),
)


# The page of a rule


def _section(title: str, text: str) -> str:
    return f"{title}\n{'-' * len(title)}\n{text}"


def _titled(example: Example) -> str:
    return f": {example.title}" if example.title else ""


def case_line(rule: Rule, case: Case) -> str:
    """One variant of a rule: how severe it is, when it counts, what it says."""
    limits = []
    if case.keras:
        limits.append(f"with Keras {case.keras}")
    if rule.default and not case.default:
        limits.append("off by default")
    said = re.sub(r"\{\{|\}\}|\{[^{}]*\}", lambda piece: piece[0][0] if len(piece[0]) == 2 else "…", case.message)
    return f"{case.severity.word}{''.join(f', {limit}' for limit in limits)}: {said}"


def _sentences(rule: Rule) -> str:
    """What is asked, exactly."""
    lines = [f"asked of: {rule.on}", *(f"with any {name} of: {path}" for name, path in rule.where.items())]
    lines.append(f"{'when, on every path' if rule.paths == 'every' else 'when'}: {rule.when}")
    cases = [case for case in rule.cases if case.when != "True"]
    for case in rule.cases if cases else ():
        lines.append(f"{case.severity.word}: {'otherwise' if case.when == 'True' else case.when}")
    lines += [f"unless: {guard.when}" for guard in rule.unless]
    if rule.yields_to:
        lines.append(f"yields to: {', '.join(rule.yields_to)} (one cause, one finding)")
    return "\n".join(_wrapped(line, later="    ") for line in lines)


def _options(rule: Rule) -> str:
    lines = [
        f"{name} = {str(value).lower() if isinstance(value, bool) else repr(value)}"
        for name, value in rule.options.items()
    ]
    return "\n".join(
        ["in pyproject.toml:", "", f"    [tool.kerlint.rules.{rule.name}]", *(f"    {line}" for line in lines)]
    )


def _repair(rule: Rule) -> str:
    fixes = dict.fromkeys(fix_line(fix) for fix in (*rule.fixes, *(fix for case in rule.cases for fix in case.fixes)))
    hints = dict.fromkeys(values_left_out(case.help) for case in rule.cases if case.help)
    lines = [*hints, *fixes]
    return _items(lines) if lines else "By hand: it depends on what the program is meant to do."


def fix_line(fix: Fix) -> str:
    """What a fix does, and how safe that is."""
    words = values_left_out(fix.message)
    words = words or " and ".join(_EDITS[each.edit].format(**each._asdict()) for each in (fix, *fix.also))
    because = f": {fix.because}" if fix.because else ""
    return f"{words} ({fix.safety}{because})"


def values_left_out(text: str) -> str:
    """A message without the values of a program."""
    return re.sub(r"\{[^{}]*\}", "…", text)


# The vocabulary


def _fact(fact: type[Fact]) -> str:
    name = fact.__name__
    title = name.lower()
    note = " It has a moment: `before` and `inside` know it." if name in EVENTS else ""
    rows = [(f"{attribute.name}: {_type(attribute)}", attribute.doc) for attribute in fact.attributes.values()]
    doc = (fact.__doc__ or "").strip()
    return f"{title}\n{'-' * len(title)}\n{_wrapped(doc + note)}\n\n{_table(rows)}"


def _type(attribute: Attribute) -> str:
    return attribute.type + {"one": "", "maybe": "?", "many": "*"}[attribute.shape]


def _table(rows: Iterable[tuple[str, str]]) -> str:
    rows = list(rows)
    left = min(28, max(len(name) for name, _ in rows)) + 4
    lines = []
    for name, doc in rows:
        if len(name) > left - 4:
            lines.append(f"  {name}")
            name = ""
        filled = textwrap.fill(doc, WIDTH, initial_indent=" " * left, subsequent_indent=" " * left)
        lines.append(f"  {name}".ljust(left) + filled[left:])
    return "\n".join(lines)


# Text


def markdown(text: str) -> str:
    """Markdown for a terminal: paragraphs and items are filled, code and tables left as they are."""
    blocks: list[str] = []
    for block in _blocks(text):
        first = block.lstrip()
        if first.startswith("```"):
            blocks.append("\n".join(f"    {line}".rstrip() for line in block.splitlines()[1:-1]))
        elif first.startswith("|"):
            blocks.append(_columns(block))
        elif re.match(r"([-*]|\d+\.) ", first):
            items = re.split(r"\n(?=(?:[-*]|\d+\.) )", first)
            blocks.append("\n".join(_wrapped(item, later="  ") for item in items))
        else:
            blocks.append(_wrapped(block))
    return "\n\n".join(blocks)


def _blocks(text: str) -> Iterator[str]:
    """Paragraphs, with a fenced block kept whole."""
    block: list[str] = []
    fenced = False
    for line in text.strip().splitlines():
        fence = line.startswith("```")
        if block and not fenced and (fence or not line.strip()):
            yield "\n".join(block)
            block = []
        if line.strip() or fenced:
            block.append(line)
        if fence and fenced:
            yield "\n".join(block)
            block = []
        fenced = fenced != fence
    if block:
        yield "\n".join(block)


def _columns(block: str) -> str:
    """A Markdown table with its columns under each other."""
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in block.splitlines()]
    rows = [row for row in rows if not all(set(cell) <= set("-: ") for cell in row)]
    widths = [max(len(row[place]) for row in rows if place < len(row)) for place in range(max(map(len, rows)))]
    return "\n".join("    " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows)


def _wrapped(text: str, *, later: str = "") -> str:
    return textwrap.fill(
        " ".join(text.split()), WIDTH, subsequent_indent=later, break_long_words=False, break_on_hyphens=False
    )


def _items(lines: Iterable[str]) -> str:
    return "\n".join(_wrapped(f"- {line}", later="  ") for line in lines)


def _program(rule: Rule, example: Example) -> str:
    """An example; the lines that the rule flags carry its code."""
    return textwrap.indent(example.code.strip("\n").replace("# !", f"# <-- {rule.code}"), "    ")
