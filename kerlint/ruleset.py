"""The rule book under one set of settings: which rules are on, how severe they are. Read when first asked for.

A file without Keras never asks, and so never pays for reading the rules.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from kerlint.finding import Severity
from kerlint.selection import RuleLike, Selection, UnknownSelector, all_rules, resolve, select_in_layers
from kerlint.settings.errors import SettingsError
from kerlint.settings.settings import EDITIONS

if TYPE_CHECKING:
    from kerlint.interpreter.modules import Modules
    from kerlint.rulebook.book import RuleBook
    from kerlint.settings import Settings
    from kerlint.settings.finder import SettingsFinder
    from kerlint.suppress import FileIgnores


class RuleSet:
    """What a check needs to know of the rules. Everything in it raises SettingsError if the settings make no sense.

    ``book``: the rules, where they are loaded already. ``seconds``: how long each rule took so far, by its code.
    ``said``: codes and rows of what was found in files that others import, by file.
    """

    def __init__(self, settings: Settings, book: RuleBook | None = None) -> None:
        self.settings = settings
        self.seconds: Counter[str] = Counter()
        self.said: dict[str, frozenset[tuple[str, int]]] = {}
        if book is not None:
            self.book = book

    @cached_property
    def book(self) -> RuleBook:
        """The shipped rules and those of the settings' rule paths; options are checked against it."""
        from kerlint.rulebook.book import load
        from kerlint.rulebook.errors import RuleError

        try:
            book = load(self.settings.rule_paths)
        except RuleError as error:
            raise SettingsError(str(error)) from error
        for rule, options in self.settings.rule_options.items():
            try:
                book.check_options({rule: options})
            except RuleError as error:
                raise SettingsError(f"{_place(self.settings, 'rules', rule)}: rules.{rule}: {error}") from error
        return book

    def check(self) -> None:
        """Raises SettingsError if the settings name rules or options that do not exist."""
        _ = self.selection, self.severities

    @cached_property
    def file_ignores(self) -> FileIgnores:
        """The rules that the settings leave out in some files."""
        from kerlint.suppress import FileIgnores

        return FileIgnores(self)

    def leaves_out(self, location: str, code: str) -> bool:
        """Whether the settings turn a rule off for the file at a location (absolute); an unknown rule is not off."""
        there = any(rule.code == code for rule in self.rules)
        return there and (code not in self.selection.on or self.file_ignores.silences(location, code))

    @cached_property
    def modules(self) -> Modules:
        """Files that several documents import, parsed once."""
        from kerlint.interpreter.modules import Modules

        return Modules()

    def forget(self, location: str) -> None:
        """Lets go what was read of a file that was written since, and what was said of files that import it."""
        self.said.clear()
        if "modules" in self.__dict__:
            for place in {location, os.path.realpath(location)}:
                self.modules.forget(place)

    @cached_property
    def rules(self) -> list[RuleLike]:
        """All rules, the tool's own among them."""
        return all_rules(self.book.rules)

    @cached_property
    def selection(self) -> Selection:
        """The rules that are on."""
        for place, key, selector in _selectors(self.settings):
            try:
                resolve(selector, self.rules)
            except UnknownSelector as error:
                raise SettingsError(f"{place}: {key}: {error}") from error
        return select_in_layers(self.rules, self.settings.layers, joined=self._joined)

    def _joined(self, rule: RuleLike) -> bool:
        """Whether a rule was there in the edition of the settings. A team's own rules belong to no edition."""
        if self.settings.edition is None or not rule.code.startswith("KER"):
            return True
        from kerlint.settings.versions import at_most

        return at_most(str(getattr(rule, "since", EDITIONS[self.settings.edition])), EDITIONS[self.settings.edition])

    @cached_property
    def severities(self) -> dict[str, Severity]:
        """The severities that the settings change, by code."""
        found: dict[str, tuple[int, Severity]] = {}
        for selector, severity in self.settings.severity:
            exactness, codes = resolve(selector, self.rules)
            for code in codes:
                if exactness >= found.get(code, (-1, severity))[0]:
                    found[code] = (exactness, severity)
        return {code: severity for code, (_, severity) in found.items()}


def _selectors(settings: Settings) -> Iterator[tuple[str, str, str]]:
    """Every selector in the settings with the place and the key it stands at."""
    for layer in settings.layers:
        for key, selectors in (
            ("select", layer.select or ()),
            ("extend-select", layer.extend_select),
            ("ignore", layer.ignore),
        ):
            for selector in selectors:
                yield layer.places.get(key, key), key, selector
    for entry in settings.per_file_ignores:
        for selector in entry.rules:
            yield _place(settings, "per-file-ignores", entry.pattern.glob), "per-file-ignores", selector
    for selector, _ in settings.severity:
        yield _place(settings, "severity", selector), "severity", selector


def _place(settings: Settings, table: str, key: str) -> str:
    """Where a key of a table was set."""
    return settings.origins.get(f"{table}.{key}") or settings.origins.get(table, table)


class RuleSets:
    """The rule set in force for each file."""

    @property
    def seconds(self) -> Counter[str]:
        """How long each rule took so far, by its code."""
        return sum((rules.seconds for rules in self._by_file.values()), Counter[str]())

    def __init__(self, finder: SettingsFinder) -> None:
        self._finder = finder
        self._by_file: dict[str | None, RuleSet] = {}

    def at(self, folder: str) -> RuleSet:
        """The rule set for the files in a folder (absolute). Raises SettingsError."""
        settings = self._finder.at(folder)
        if settings.file not in self._by_file:
            self._by_file[settings.file] = RuleSet(settings)
        return self._by_file[settings.file]

    def forget(self, location: str) -> None:
        """Lets go what any of the rule sets knows of a file that was written since."""
        for rules in self._by_file.values():
            rules.forget(location)

    def for_file(self, location: str) -> RuleSet:
        """The rule set for the file at a location (absolute). Raises SettingsError."""
        return self.at(os.path.dirname(location))
