"""Makes the fixes that rules offer: from `[[fix]]` tables and verdicts to text edits.

An edit is offered only where it serves one use. All facts of the program that were written at the edited place must
be ones that the rule speaks of, and all must get the same edit; a value that depends on a condition and stands at that
place in another way, too, is left alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import libcst as cst

from kerlint.facts.fact import Fact
from kerlint.facts.values import UNKNOWN, Choice, Collection, leaves, same
from kerlint.finding import Edit, Fix
from kerlint.fix import arguments, calls, layers, names, uses
from kerlint.fix.layout import Change, Layout, NoFix
from kerlint.rulebook.book import RuleBook
from kerlint.rulebook.compiled import CompiledFix
from kerlint.rulebook.gather import gather
from kerlint.rulebook.judge import Verdict
from kerlint.rulebook.rule import Fix as Table
from kerlint.rulebook.sentence import Path
from kerlint.rulebook.template import Template, show
from kerlint.rulebook.worlds import Arms, ask

_SPELLINGS = {
    "units": {"units", "filters", "output_dim", "nb_filter"},
    "activation": {"activation"},
    "own_activation": {"activation"},
    "learning_rate": {"learning_rate", "lr"},
    "batch_size": {"batch_size"},
}
"""Parameters that hold an attribute, where they are called otherwise."""

_AROUND: dict[str, Callable[[Layout, cst.CSTNode, str], list[Change]]] = {
    "swap": uses.swap,
    "unwrap": uses.unwrap,
    "operator": uses.operator,
    "assign": uses.assign,
}


class Target(NamedTuple):
    """What an edit is about: the fact, the attribute of ``owner`` that was asked for, and the node to edit."""

    owner: Fact
    attribute: str
    node: cst.CSTNode
    fact: Fact | None


class Offers:
    """The fixes of one judged document."""

    def __init__(self, document: Any, program: Fact, book: RuleBook) -> None:
        self.document = document
        self.book = book
        self.layout = Layout(document)
        self.names = names.Names(self.layout)
        self.facts = gather(program)
        self._starts: list[int] = []

    def all(self, verdicts: Sequence[Verdict]) -> list[tuple[Fix, ...]]:
        """The fixes for each verdict."""
        return [self.of(verdict, verdicts) for verdict in verdicts]

    def of(self, verdict: Verdict, verdicts: Iterable[Verdict]) -> tuple[Fix, ...]:
        """The fixes that are offered for a verdict, those of its case first."""
        tables = (*verdict.rule.cases[verdict.case].fixes, *verdict.rule.fixes)
        alike = [other for other in verdicts if other.rule is verdict.rule]
        found = [self.fix(verdict, table, alike) for table in tables]
        return tuple(dict.fromkeys(fix for fix in found if fix is not None))

    def fix(self, verdict: Verdict, table: Table, alike: Iterable[Verdict]) -> Fix | None:
        """One fix as edits; ``None`` if it does not apply here, or would do more than it says."""
        compiled = self.book.fix(verdict.rule, table)
        try:
            changes: list[Change] | None = None
            for used, arms in verdict.uses:
                if compiled.when is not None and not _holds(compiled, used, arms):
                    return None
                made = []
                for each in (compiled, *compiled.also):
                    target = _target(each.target, used, arms)
                    self._serves_one_use(target, each.target, alike)
                    made += self._changes(each, target, used, arms)
                if changes is not None and sorted(made) != sorted(changes):
                    return None
                changes = made
            if not changes:
                return None
            return Fix(self._title(compiled, verdict), table.safety, self._edits(changes), table.because)
        except NoFix:
            return None

    def _serves_one_use(self, target: Target, path: Path, alike: Iterable[Verdict]) -> None:
        """Raises NoFix if the text serves something that the rule does not speak of."""
        subject = target.fact or target.owner
        if type(subject).__name__ in ("Outdated", "Identifier"):
            return
        if target.node.__class__ is not cst.Arg and self.layout.parent(target.node) is None:
            raise NoFix("it is written in another file")
        covered = set()
        for verdict in alike:
            for used, arms in verdict.uses:
                try:
                    other = _target(path, used, arms)
                except NoFix:
                    continue
                covered.add(id(other.fact or other.owner))
        mine = getattr(subject, "instance", None)
        for fact in self.facts.get(type(subject).__name__.lower(), ()):
            if id(fact) in covered or mine is not None and getattr(fact, "instance", None) is mine:
                continue
            if type(fact).__name__ in ("Data", "Step") and (fact.moment, fact.run) == (subject.moment, subject.run):
                continue  # features and labels of one data set
            if target.node in _places(fact, "" if target.fact else target.attribute):
                raise NoFix("the same text serves another use")
        if target.fact is None and type(subject).__name__ == "Head":
            self._serves_one_layer(target)

    def _serves_one_layer(self, target: Target) -> None:
        """Raises NoFix if what an output's layer is made with makes other layers, too: in a loop, or in a helper."""
        attribute = "own_activation" if target.attribute == "activation" else target.attribute
        made = {
            id(getattr(layer, "instance", None))
            for layer in self.facts.get("layer", ())
            if target.node in _places(layer, attribute)
        }
        if len(made) > 1:
            raise NoFix("the same text makes other layers")

    def _changes(self, compiled: CompiledFix, target: Target, used: dict[str, Any], arms: Arms) -> list[Change]:
        layout, table, node = self.layout, compiled.fix, target.node
        if layout.parent(node) is None:
            raise NoFix("it is written in another file")
        if table.edit == "rewrite":
            return self._rewritten(node, _exact(compiled.to, used, arms))
        to, code = (layout.quoted(_exact(text, used, arms)) for text in (compiled.to, compiled.code))
        imports: list[Change] = []
        place = layout.span(node)[0]
        if table.edit in ("set", "add", "replace"):
            to, imports = self.names.spelled(to, place)
        elif table.edit in ("insert", "wrap"):
            code, imports = self.names.spelled(code, place)
        is_layer = type(target.fact).__name__ == "Layer"
        match table.edit:
            case "set":
                made = self._set(target, to)
            case "add":
                made = self._add(target, table.argument, to)
            case "remove":
                made = self._remove(target)
            case "rename":
                made = self._rename(target, to)
            case "replace":
                made = arguments.replace(layout, node, to)
            case "insert" if type(target.fact).__name__ == "Outdated":
                made = layers.insert_input(layout, node, code)
            case "insert":
                made = layers.insert(layout, node, code, before=table.place == "before", layer=is_layer)
            case "delete":
                made = layers.delete(layout, node, layer=is_layer)
            case "wrap":
                inner = self._sibling(node, table.argument) if table.argument else node
                made = layers.wrap(layout, inner, code.replace("{old}", layout.source(arguments.value_of(node))))
            case "inline":
                made = uses.inline(layout, self._sibling(node, table.argument) if table.argument else node)
            case "move" | "repeat":
                assert compiled.goal is not None
                goal = _target(compiled.goal, used, arms).node
                before = table.place == "before"
                made = (
                    uses.repeat(layout, node, goal)
                    if table.edit == "repeat"
                    else layers.move(layout, node, goal, before=before)
                )
            case _:
                made = _AROUND[table.edit](layout, node, to)
        return [*imports, *made]

    def _rewritten(self, node: cst.CSTNode, forms: str) -> list[Change]:
        """A call in its present form, with the arguments that it has."""
        call = calls.call_of(self.layout, node)
        form, values = calls.form_for(call, forms)
        form, imports = self.names.spelled(form, self.layout.span(call)[0])
        return [*imports, *arguments.replace(self.layout, call, calls.filled(self.layout, form, values))]

    def _sibling(self, node: cst.CSTNode, name: str) -> cst.CSTNode:
        """The argument that the same call has under a name, or at a place: `learning_rate|0`. Raises NoFix."""
        name, _, place = name.partition("|")
        call = node if isinstance(node, cst.Call) else self.layout.parent(node)
        for other in call.args if isinstance(call, cst.Call) else ():
            if other.keyword is not None and other.keyword.value == name:
                return other
        if place and isinstance(call, cst.Call) and len(call.args) > int(place):
            other = call.args[int(place)]
            if other.keyword is None and not any(each.star for each in call.args):
                return other
        raise NoFix(f"`{name}` is not written")

    def _set(self, target: Target, to: str) -> list[Change]:
        node = target.node
        if target.fact is None and isinstance(node, cst.Call):
            return self._set_unwritten(target, node, to)
        if target.fact is None and isinstance(node, cst.Arg) and type(target.owner).__name__ != "Outdated":
            self._must_be_of(node, target)
        return arguments.replace(self.layout, node, to)

    def _set_unwritten(self, target: Target, node: cst.Call, to: str) -> list[Change]:
        """A default becomes an argument; what a layer of its own applies, another such layer."""
        from kerlint.keras.layers import ACTIVATION_LAYERS

        attribute = "activation" if target.attribute == "own_activation" else target.attribute
        if names.dotted(node.func).rpartition(".")[2] not in ACTIVATION_LAYERS:
            return arguments.add(self.layout, node, attribute, to)
        if attribute != "activation":
            raise NoFix("it is written nowhere")
        spelled, imports = self.names.spelled(f"keras.layers.Activation({to})", self.layout.span(node)[0])
        return [*imports, *arguments.replace(self.layout, node, spelled)]

    def _must_be_of(self, node: cst.Arg, target: Target) -> None:
        """Raises NoFix if an argument does not hold the attribute itself: the rate of the optimizer `'adam'`."""
        attribute = target.attribute
        if node.keyword is not None:
            if node.keyword.value not in _SPELLINGS.get(attribute, {attribute}):
                raise NoFix(f"`{node.keyword.value}` is not the argument that says it")
            return
        call = self.layout.parent(node)
        owners = [target.owner, *(leaf for leaf in leaves(getattr(target.owner, "layer", None)))]
        if not any(isinstance(owner, Fact) and _constructor(self.layout, owner) is call for owner in owners):
            called = names.dotted(call.func) if isinstance(call, cst.Call) else ""
            if called.rpartition(".")[2] != "Activation":
                raise NoFix("it is not an argument of its own")

    def _add(self, target: Target, argument: str, to: str) -> list[Change]:
        fact = target.fact
        if fact is None:
            raise NoFix("nothing is called there")
        given = getattr(fact, "given", None)
        if isinstance(given, Collection) and any(item.value == argument for item in given.items):
            raise NoFix(f"`{argument}` is given already")
        call = _constructor(self.layout, fact)
        if call is None:
            raise NoFix("the call is not written here")
        return arguments.add(self.layout, call, argument, to)

    def _remove(self, target: Target) -> list[Change]:
        if not isinstance(target.node, cst.Arg):
            raise NoFix("it is no argument")
        if target.fact is None:
            self._must_be_of(target.node, target)
        return arguments.remove_argument(self.layout, target.node)

    def _rename(self, target: Target, to: str) -> list[Change]:
        node, form = target.node, getattr(target.fact, "form", "")
        if isinstance(node, cst.Arg):
            return arguments.rename(self.layout, node, to)
        if isinstance(node, cst.ImportAlias):
            return names.rename_import(self.layout, node, to, self._new_imports())
        if form == "call" and isinstance(node, cst.Call):
            if isinstance(node.func, cst.Name):
                raise NoFix("the name is imported: its import must change")
            return names.rename_path(self.layout, self.names, node.func, to)
        if form == "name" and isinstance(node, (cst.Attribute, cst.Name)):
            return names.rename_path(self.layout, self.names, node, to)
        called = node.func if isinstance(node, cst.Call) else node
        if not isinstance(called, cst.Attribute):
            raise NoFix("it has another name here")
        return [Change(*self.layout.span(called.attr), to)]

    def _new_imports(self) -> dict[cst.CSTNode, str]:
        found: dict[cst.CSTNode, str] = {}
        for old in self.facts.get("outdated", ()):
            replacement = getattr(old, "replacement", None)
            if old.place is not None and getattr(old, "form", "") == "import" and isinstance(replacement, str):
                found[old.place.node] = replacement
        return found

    def _title(self, compiled: CompiledFix, verdict: Verdict) -> str:
        table = compiled.fix
        used, arms = verdict.uses[0]
        if table.message:
            return _exact(compiled.message, used, arms)
        last = compiled.target.attributes[-1] if compiled.target.attributes else "it"
        what = "it" if last in ("layer", "first", "event") else f"`{last}`"
        to, code = _exact(compiled.to, used, arms), _exact(compiled.code, used, arms)
        titles = {
            "set": f"set {what} to `{to}`",
            "remove": f"remove {what}",
            "rename": f"rename it to `{to}`",
            "add": f"add `{table.argument}={to}`",
            "replace": f"replace it by `{to}`",
            "insert": f"insert `{code}`",
            "delete": "remove it",
            "wrap": f"write `{code.replace('{it}', '…')}`",
            "move": "move it",
            "rewrite": "write it anew",
            "swap": f"put it before `{to}`",
            "unwrap": f"take one `{to}` away",
            "operator": f"use `{to}`",
            "assign": f"call it `{to}`",
            "repeat": "repeat it",
            "inline": "make one for each",
        }
        return titles[table.edit]

    def _edits(self, changes: Iterable[Change]) -> tuple[Edit, ...]:
        """Changes of the program as edits of the document. Raises NoFix."""
        if not self._starts:
            from kerlint.document.document import line_starts

            self._starts = line_starts(self.layout.text)
        edits = []
        for change in sorted(set(changes)):
            start, end = self._place(change.start), self._place(change.end)
            if self.document.place(start[0])[0] != self.document.place(end[0])[0] and end[1]:
                raise NoFix("it goes over cells")
            edits.append(Edit(self.document.span(*start, *end), change.content))
        return tuple(edits)

    def _place(self, offset: int) -> tuple[int, int]:
        row = bisect_right(self._starts, offset)
        return row, offset - self._starts[row - 1]


def _holds(compiled: CompiledFix, used: dict[str, Any], arms: Arms) -> bool:
    assert compiled.when is not None
    return all(answer is True for _, answer in ask(compiled.when, used, arms))


def _exact(template: Template, used: dict[str, Any], arms: Arms) -> str:
    """A text whose expressions have one known value. Raises NoFix."""
    pieces = []
    for piece in template:
        if isinstance(piece, str):
            pieces.append(piece)
            continue
        found = set()
        for world, value in ask(piece, used, arms):
            if value is UNKNOWN or value is None or type(value) is Collection:
                raise NoFix("a value is not known")
            found.add(show(world.scene, value))
        if len(found) != 1:
            raise NoFix("a value depends on a condition")
        pieces.append(found.pop())
    return "".join(pieces)


def _target(path: Path, used: dict[str, Any], arms: Arms) -> Target:
    """The node that a path leads to in a world. Raises NoFix."""
    value: Any = _read(used[path.name], arms)
    owner, attribute, raw = value, "", value
    for attribute in path.attributes:
        if not isinstance(value, Fact):
            raise NoFix("nothing is known of it")
        owner, raw = value, getattr(value, attribute)
        value = _read(raw, arms)
    if type(value) is Collection and value.items:
        raw = value.items[0].value
        value = _read(raw, arms)
    if not isinstance(owner, Fact):
        raise NoFix("nothing is known of it")
    node = _node(value)
    if node is None and type(owner).__name__ in ("Outdated", "Identifier") and owner.place is not None:
        return Target(owner, attribute, owner.place.node, owner)
    if node is None:
        raise NoFix("it is written nowhere")
    for leaf in leaves(raw):
        if leaf is not value and not same(leaf, value) and _node(leaf) in (None, node):
            raise NoFix("the value there depends on a condition")
    return Target(owner, attribute, node, value if isinstance(value, Fact) else None)


def _read(value: Any, arms: Arms) -> Any:
    """The value in a world. Raises NoFix if the world does not say."""
    while type(value) is Choice:
        arm = arms.get(value.atom)
        if arm is None:
            raise NoFix("it depends on a condition")
        value = value.high if arm else value.low
    return value


def _node(value: Any) -> Any:
    if isinstance(value, Fact):
        return value.place.node if value.place is not None else None
    origin = getattr(value, "origin", None)
    return origin.node if origin is not None else None


def _places(fact: Fact, attribute: str) -> list[Any]:
    """The nodes that a fact, or an attribute of it, is written at."""
    if not attribute:
        return [_node(fact)]
    return [_node(leaf) for leaf in leaves(getattr(fact, attribute, None))]


def _constructor(layout: Layout, fact: Fact) -> cst.Call | None:
    """The call that makes an object; that of a layer is not the one that applies it."""
    node = _node(fact)
    if type(fact).__name__ == "Layer":
        named = _node(_first(getattr(fact, "name", None)))
        node = layout.parent(named) if isinstance(named, cst.Arg) else named or node
    return node if isinstance(node, cst.Call) and layout.parent(node) is not None else None


def _first(value: Any) -> Any:
    return next(iter(leaves(value)), None)
