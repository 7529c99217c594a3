"""Settings, rules and imported files, always as they are now: what has changed on the disk is read again.

Nothing depends on the editor watching files; when it does, its word only makes the server look sooner.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from kerlint.document.document import Document
from kerlint.interpreter.modules import Modules
from kerlint.interpreter.requirements import Requirements
from kerlint.ruleset import RuleSet
from kerlint.settings.errors import SettingsError
from kerlint.settings.exclusions import USUAL, patterns_test
from kerlint.settings.files import nearest
from kerlint.settings.finder import Overrides, SettingsFinder
from kerlint.settings.settings import Settings

Stamp = tuple[object, ...]


def stamp(location: str | None) -> Stamp:
    """What changes when a file does."""
    try:
        status = os.stat(location or "")
    except OSError:
        return (location,)
    return (location, status.st_mtime_ns, status.st_size, status.st_ino)


class FreshModules(Modules):
    """Parsed project files that notice changes, and note which of them an analysis asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._stamps: dict[str, Stamp] = {}
        self.asked: set[str] = set()

    def begin(self) -> None:
        """A new analysis: nothing was asked for yet, and files may have come or gone."""
        self.asked.clear()
        self._found.clear()
        self.requirements = Requirements()

    def document(self, file: str) -> Document | None:
        self.asked.add(file)
        now = stamp(file)
        if self._stamps.get(file) != now:
            self._stamps[file] = now
            self._trees.pop(file, None)
        return super().document(file)


class Project:
    """Rule sets by location. ``given`` are settings of the editor, of the same names as in a settings file."""

    def __init__(self) -> None:
        self.given: Mapping[str, Any] = {}
        self.file: str | None = None
        self._sets: dict[str | None, tuple[Stamp, RuleSet]] = {}
        self.complaints: dict[str, None] = {}

    def rules_for(self, location: str) -> RuleSet:
        """The rules in force for a file. Settings that make no sense leave those before them in force."""
        folder = os.path.dirname(location)
        file = self.file or nearest(folder)
        now = (stamp(file), tuple(sorted(self.given)))
        known = self._sets.get(file)
        if known is not None and known[0] == (*now, *_rule_files(known[1].settings)):
            return known[1]
        try:
            rules = RuleSet(SettingsFinder(Overrides(self.given, file)).at(folder))
            rules.check()
        except SettingsError as error:
            self.complaints[str(error)] = None
            rules = known[1] if known is not None else RuleSet(Settings())
        rules.modules = FreshModules()
        self._sets[file] = ((*now, *_rule_files(rules.settings)), rules)
        return rules

    def leaves_out(self, location: str, settings: Settings) -> bool:
        """Whether a file is none to lint: excluded by the settings, or in a folder of tools and dependencies."""
        if patterns_test((*(settings.exclude or ()), *settings.extend_exclude))(location):
            return True
        folders = location.split(os.sep)[:-1]
        inside = folders[len(os.path.dirname(settings.file).split(os.sep)) :] if settings.file else folders
        return settings.exclude is None and not set(inside).isdisjoint(USUAL)


def _rule_files(settings: Settings) -> tuple[Stamp, ...]:
    """The files of a team's own rules, which are being written just now, maybe."""
    found = []
    for path in settings.rule_paths:
        for folder, _, names in os.walk(path):
            found += [stamp(os.path.join(folder, name)) for name in sorted(names) if name.endswith(".toml")]
    return tuple(found)
