"""Makes the fixes that rules offer: from `[[fix]]` tables and verdicts to text edits.

An edit is offered only where it serves one use. All facts of the program that were written at the edited place must
be ones that the rule speaks of, and all must get the same edit; a value that depends on a condition and stands at that
place in another way, too, is left alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import libcst as cst

from kerlint.document.document import line_starts
from kerlint.facts.fact import Fact
from kerlint.facts.values import UNKNOWN, Collection
from kerlint.finding import Edit, Fix
from kerlint.fix import names
from kerlint.fix.edits import Asked, changes
from kerlint.fix.layout import Change, Layout, NoFix
from kerlint.fix.targets import Target, places, target_of
from kerlint.rulebook.book import RuleBook
from kerlint.rulebook.compiled import CompiledFix
from kerlint.rulebook.gather import gather
from kerlint.rulebook.judge import Verdict
from kerlint.rulebook.rule import Fix as Table
from kerlint.rulebook.sentence import Path
from kerlint.rulebook.template import Template, show
from kerlint.rulebook.worlds import Arms, ask

_TITLES = {
    "set": "set {what} to `{to}`",
    "remove": "remove {what}",
    "rename": "rename it to `{to}`",
    "add": "add `{argument}={to}`",
    "replace": "replace it by `{to}`",
    "insert": "insert `{code}`",
    "delete": "remove it",
    "wrap": "write `{code}`",
    "move": "move it",
    "rewrite": "write it anew",
    "swap": "put it before `{to}`",
    "unwrap": "take one `{to}` away",
    "operator": "use `{to}`",
    "assign": "call it `{to}`",
    "repeat": "repeat it",
    "inline": "make one for each",
    "apply": "apply what was learnt",
    "unpack": "take as many names as there are numbers",
    "refit": "learn from the training part only, behind the split",
}
"""What a fix is called that has no ``message`` of its own."""


class Offers:
    """The fixes of one judged document."""

    def __init__(self, document: Any, program: Fact, book: RuleBook) -> None:
        self.document = document
        self.book = book
        self.layout = Layout(document)
        self.names = names.Names(self.layout)
        self.facts = gather(program)

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
            settled: list[Change] | None = None
            for used, arms in verdict.uses:
                if compiled.when is not None and not _holds(compiled, used, arms):
                    return None
                made, edited = [], []
                for each in (compiled, *compiled.also):
                    target = target_of(each.target, used, arms)
                    edited.append((each.fix, target))
                    self._serves_one_use(target, each.target, alike)
                    made += self._changes(each, target, used, arms)
                self._names_reach(edited)
                if settled is not None and sorted(made) != sorted(settled):
                    return None
                settled = made
            if not settled:
                return None
            return Fix(self._title(compiled, verdict, edited[0][1]), table.safety, self._edits(settled), table.because)
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
                    other = target_of(path, used, arms)
                except NoFix:
                    continue
                covered.add(id(other.fact or other.owner))
        mine = getattr(subject, "instance", None)
        for fact in self.facts.get(type(subject).__name__.lower(), ()):
            if id(fact) in covered or mine is not None and getattr(fact, "instance", None) is mine:
                continue
            if type(fact).__name__ in ("Data", "Step") and (fact.moment, fact.run) == (subject.moment, subject.run):
                continue  # features and labels of one data set
            if target.node in places(fact, "" if target.fact else target.attribute):
                raise NoFix("the same text serves another use")
        if target.fact is None and type(subject).__name__ == "Head":
            self._serves_one_layer(target)

    def _names_reach(self, edited: Iterable[tuple[Table, Target]]) -> None:
        """Raises NoFix if one edit gives a name that another, in another block, may not know."""
        named = any(table.edit == "insert" and table.code.partition(" = ")[0].isidentifier() for table, _ in edited)
        if named and len({self.layout.parent(self.layout.statement(target.node)) for _, target in edited}) > 1:
            raise NoFix("what is made in one block is needed in another")

    def _serves_one_layer(self, target: Target) -> None:
        """Raises NoFix if what an output's layer is made with makes other layers, too: in a loop, or in a helper."""
        attribute = "own_activation" if target.attribute == "activation" else target.attribute
        made = {
            id(getattr(layer, "instance", None))
            for layer in self.facts.get("layer", ())
            if target.node in places(layer, attribute)
        }
        if len(made) > 1:
            raise NoFix("the same text makes other layers")

    def _changes(self, compiled: CompiledFix, target: Target, used: dict[str, Any], arms: Arms) -> list[Change]:
        to, code = (_exact(text, used, arms) for text in (compiled.to, compiled.code))
        if compiled.fix.edit != "rewrite":
            old = self.layout.source(target.node) if self.layout.parent(target.node) is not None else ""
            to, code = self.layout.quoted(to, old), self.layout.quoted(code)
        goal = target_of(compiled.goal, used, arms) if compiled.goal is not None else None
        return changes(Asked(self.layout, self.names, compiled.fix, target, to, code, goal, self._moved))

    @cached_property
    def _moved(self) -> dict[cst.CSTNode, str]:
        """The present paths of all imported names that have a new one."""
        found: dict[cst.CSTNode, str] = {}
        for old in self.facts.get("outdated", ()):
            replacement = getattr(old, "replacement", None)
            if old.place is not None and getattr(old, "form", "") == "import" and isinstance(replacement, str):
                found[old.place.node] = replacement
        return found

    def _title(self, compiled: CompiledFix, verdict: Verdict, target: Target) -> str:
        table = compiled.fix
        used, arms = verdict.uses[0]
        if table.message:
            return _exact(compiled.message, used, arms)
        written = target.node.keyword if isinstance(target.node, cst.Arg) else None
        name = written.value if written is not None else target.attribute if target.fact is None else ""
        what = f"`{name}`" if name else "it"
        to, code = _exact(compiled.to, used, arms), _exact(compiled.code, used, arms).replace("{it}", "…")
        return _TITLES[table.edit].format(what=what, to=to, code=code, argument=table.argument)

    def _edits(self, made: Iterable[Change]) -> tuple[Edit, ...]:
        """Changes of the program as edits of the document. Raises NoFix."""
        edits = []
        for change in sorted(set(made)):
            start, end = self._place(change.start), self._place(change.end)
            if self.document.place(start[0])[0] != self.document.place(end[0])[0] and end[1]:
                raise NoFix("it goes over cells")
            edits.append(Edit(self.document.span(*start, *end), change.content))
        return tuple(edits)

    @cached_property
    def _starts(self) -> list[int]:
        return line_starts(self.layout.text)

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
