"""Which rules are on: selectors are codes (`KER102`), names, prefixes (`KER1`), families and `ALL`.

Within one place (a settings file, the command line) the more exact selector wins, of two equally exact ones ``ignore``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, Protocol

from kerlint.finding import Severity
from kerlint.notices import NOTICES
from kerlint.settings.settings import Layer
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
    """The rules that are on under one layer of selectors. Raises UnknownSelector."""
    chosen = None if select is None else tuple(select)
    return select_in_layers(rules, (Layer(chosen, tuple(extend_select), tuple(ignore)),))


def select_in_layers(
    rules: Sequence[RuleLike],
    layers: Iterable[Layer] = (),
    *,
    joined: Callable[[RuleLike], bool] = lambda rule: True,
) -> Selection:
    """The rules that are on: the default ones, changed by one layer of selectors after the other.

    Of the default ones those that have ``joined``: an edition keeps newer ones off.

    Raises UnknownSelector.
    """
    on = {rule.code for rule in rules if rule.default and joined(rule)}
    asked: set[str] = set()
    for layer in layers:
        wanted = _exactness((*(layer.select or ()), *layer.extend_select), rules)
        refused = _exactness(layer.ignore, rules)
        if layer.select is not None:
            on = {rule.code for rule in NOTICES}
            asked = set()
        for rule in rules:
            if wanted.get(rule.code, -1) > refused.get(rule.code, -1):
                on.add(rule.code)
                asked.add(rule.code)
            elif rule.code in refused:
                on.discard(rule.code)
    return Selection(frozenset(on), frozenset(on & asked))


def _exactness(selectors: Iterable[str], rules: Sequence[RuleLike]) -> dict[str, int]:
    """How exactly each rule is meant, by its code."""
    table: dict[str, int] = {}
    for selector in selectors:
        exactness, codes = resolve(selector, rules)
        table.update({code: max(exactness, table.get(code, 0)) for code in codes})
    return table


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
    if word.upper().startswith("KER") and word[3:].isdigit():
        raise UnknownSelector(f"no rule `{word}`; `kerlint rules` lists all")
    known = [word for rule in rules for word in (rule.code, rule.name, rule.family)]
    raise UnknownSelector(f"no rule `{word}`{did_you_mean(word, [*known, 'ALL'])}")


def all_rules(book_rules: Iterable[RuleLike]) -> list[RuleLike]:
    """The rules of the rule book and the tool's own, in order of their codes."""
    return sorted([*book_rules, *NOTICES], key=lambda rule: rule.code)
