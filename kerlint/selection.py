"""Which rules are on: selectors are codes (`KER102`), names, prefixes (`KER1`), families and `ALL`.

The more exact selector wins; of two equally exact ones, ``ignore`` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from kerlint.finding import Severity
from kerlint.notices import NOTICES
from kerlint.suggest import did_you_mean


class RuleLike(Protocol):
    """What a selector can ask of a rule."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def family(self) -> str: ...
    @property
    def default(self) -> bool: ...
    @property
    def severity(self) -> Severity: ...


class UnknownSelector(Exception):
    """A selector that fits no rule; the message names it and the nearest one."""


class Selection(NamedTuple):
    """``on``: codes of the rules to judge. ``asked``: those that were selected, so also their cases that are off."""

    on: frozenset[str]
    asked: frozenset[str] = frozenset()


def select(
    rules: Sequence[RuleLike],
    *,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
    extend_select: Iterable[str] = (),
) -> Selection:
    """The rules that are on. Raises UnknownSelector."""
    asked: dict[str, int] = {}
    refused: dict[str, int] = {}
    for selectors, table in ((select or (), asked), (extend_select, asked), (ignore, refused)):
        for selector in selectors:
            exactness, codes = resolve(selector, rules)
            for code in codes:
                table[code] = max(exactness, table.get(code, -1))
    on = set()
    for rule in rules:
        by_default = 0 if rule.default and (select is None or rule.family == "kerlint") else -1
        wanted = max(asked.get(rule.code, -1), by_default)
        if wanted > refused.get(rule.code, -1):
            on.add(rule.code)
    return Selection(frozenset(on), frozenset(on & asked.keys()))


def resolve(selector: str, rules: Sequence[RuleLike]) -> tuple[int, list[str]]:
    """How exact a selector is (0 for ALL … 100 for a code or name) and the codes it fits. Raises UnknownSelector."""
    word = selector.strip()
    if word.upper() == "ALL":
        return 0, [rule.code for rule in rules]
    exact = [rule.code for rule in rules if word.upper() == rule.code or word.lower() == rule.name]
    family = [rule.code for rule in rules if word.lower() == rule.family.lower()]
    prefix = [rule.code for rule in rules if word.upper().startswith("KER") and rule.code.startswith(word.upper())]
    for exactness, codes in ((100, exact), (1, family), (len(word), prefix)):
        if codes:
            return exactness, codes
    known = [word for rule in rules for word in (rule.code, rule.name, rule.family)]
    raise UnknownSelector(f"no rule `{word}`{did_you_mean(word, [*known, 'ALL'])}")


def all_rules(book_rules: Iterable[RuleLike]) -> list[RuleLike]:
    """The rules of the rule book and the tool's own, in order of their codes."""
    return sorted([*book_rules, *NOTICES], key=lambda rule: rule.code)
