"""The rule book under one set of settings: which rules are on, how severe they are. Read when first asked for.

A file without Keras never asks, and so never pays for reading the rules.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kerlint.selection import Selection, all_rules, select

if TYPE_CHECKING:
    from kerlint.rulebook import RuleBook
    from kerlint.settings import Settings


class RuleSet:
    """What a check needs to know of the rules."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @cached_property
    def book(self) -> RuleBook:
        """The shipped rules and those of the settings' rule folders."""
        from kerlint.rulebook import load

        return load(self.settings.rule_folders)

    @cached_property
    def selection(self) -> Selection:
        """The rules that are on. Raises UnknownSelector."""
        return select(
            all_rules(self.book.rules),
            select=self.settings.select,
            ignore=self.settings.ignore,
            extend_select=self.settings.extend_select,
        )
