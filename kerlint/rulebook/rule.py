"""A rule as its file says it: the data that ``load`` reads, ``compiled`` turns into functions and ``explain`` shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from kerlint.finding import Severity

FAMILIES = {
    "1": "loss",
    "2": "data",
    "3": "optimisation",
    "4": "architecture",
    "5": "lifecycle",
    "6": "evaluation",
    "7": "serving",
    "8": "migration",
}
"""The word for each hundred of codes: KER1xx is about losses, outputs and labels."""


class Guard(NamedTuple):
    """Where the rule is silent, and why: one entry of ``unless``."""

    when: str
    because: str


class Label(NamedTuple):
    """Another place that explains a finding: one entry of ``also``."""

    at: str
    label: str


class Fix(NamedTuple):
    """An edit that mends what the rule finds: one ``[[fix]]`` or ``[[case.fix]]``, with those that belong to it."""

    edit: str
    target: str
    safety: str
    to: str = ""
    argument: str = ""
    place: str = ""
    code: str = ""
    because: str = ""
    message: str = ""
    when: str = ""
    also: tuple[Fix, ...] = ()


class Case(NamedTuple):
    """One variant of a rule. A rule without ``[[case]]`` has exactly one, which is always true."""

    when: str
    severity: Severity
    default: bool
    keras: int | None
    message: str
    help: str
    fixes: tuple[Fix, ...] = ()


class Confirm(NamedTuple):
    """How ``kerlint confirm`` can prove a finding; ``repair`` is the edit to try if the rule offers no fix.

    ``symptom`` is a probe that proves it, too, where a small training survives the fault.
    """

    kind: str
    metric: str = ""
    repair: Fix | None = None
    symptom: str = ""


class Example(NamedTuple):
    """A complete program. In a bad one, ``# !`` marks the lines that the rule must flag."""

    code: str
    title: str = ""


class Page(NamedTuple):
    """The part of a rule file that is for people and tests, read only when it is asked for."""

    why: str
    confirm: Confirm | None
    bad: tuple[Example, ...]
    good: tuple[Example, ...]


class Need(NamedTuple):
    """What the value of a path must be for a rule to fire: known, and ``among`` these values or none of them.

    ``()`` stands for every collection without members. The path is a name of the rule with attributes: ``fit`` and
    ``("x", "container")`` for ``fit.x.container``.
    """

    name: str
    attributes: tuple[str, ...]
    among: bool
    values: frozenset[Any]


class Rule:
    """One rule of the book. ``needs`` follow from its sentences: see ``needs``."""

    __slots__ = (
        "code",
        "name",
        "since",
        "summary",
        "on",
        "where",
        "paths",
        "when",
        "unless",
        "options",
        "at",
        "also",
        "once",
        "yields_to",
        "cases",
        "fixes",
        "path",
        "family",
        "needs",
        "_page",
    )

    code: str
    name: str
    since: str
    summary: str
    on: str
    where: Mapping[str, str]
    paths: str
    when: str
    unless: tuple[Guard, ...]
    options: Mapping[str, Any]
    at: str
    also: tuple[Label, ...]
    once: str
    yields_to: tuple[str, ...]
    cases: tuple[Case, ...]
    fixes: tuple[Fix, ...]
    path: str
    family: str
    needs: tuple[Need, ...]
    _page: Callable[[], Page]

    def __init__(self, **parts: Any) -> None:
        for slot in self.__slots__:
            setattr(self, slot, parts[slot.lstrip("_")])

    def __repr__(self) -> str:
        return f"<{self.code} {self.name}>"

    def needs_of(self, name: str) -> list[Need]:
        """What must be so of one of its names: the subject, a join or the program."""
        return [need for need in self.needs if need.name == name]

    @property
    def severity(self) -> Severity:
        """The highest severity of its cases."""
        return max(case.severity for case in self.cases)

    @property
    def default(self) -> bool:
        """Whether some case of it is on by default."""
        return any(case.default for case in self.cases)

    @property
    def why(self) -> str:
        """The user's page, in Markdown."""
        return self._page().why

    @property
    def confirm(self) -> Confirm | None:
        """How to prove its findings."""
        return self._page().confirm

    @property
    def bad(self) -> tuple[Example, ...]:
        """Programs that the rule flags."""
        return self._page().bad

    @property
    def good(self) -> tuple[Example, ...]:
        """Near misses: programs on which all default rules are silent."""
        return self._page().good
