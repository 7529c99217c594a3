"""Settings, rules and imported files, always as they are now: what has changed on the disk is read again, and of a
file that the editor holds, what it holds.

Nothing depends on the editor watching files; when it does, its word only makes the server look sooner.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

import libcst as cst

from kerlint.document.document import Document
from kerlint.document.neighbours import read_file
from kerlint.document.reading import File, program
from kerlint.interpreter.modules import Modules
from kerlint.ruleset import RuleSet
from kerlint.server.trees import Trees
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
        self._held: Mapping[str, str] = {}
        self.asked: set[str] = set()

    def begin(self, held: Mapping[str, str]) -> None:
        """A new analysis: nothing was asked for yet, files may have come or gone. ``held`` are the editor's texts."""
        self._held = held
        self.asked.clear()
        self.look_anew()

    def document(self, file: str) -> Document | None:
        self.asked.add(file)
        now = (self._held[file],) if file in self._held else stamp(file)
        if self._stamps.get(file) != now:
            self._stamps[file] = now
            self.forget(file)
        return super().document(file)

    def parse(self, document: Document) -> None:
        """Parses all of it: the statements that the next edit leaves alone are taken from this tree."""
        document.tree = cst.parse_module(document.text)

    def program(self, file: File) -> Document | None:
        held = self._held.get(file.location)
        return super().program(file) if held is None else program(file, held)

    def content(self, file: str) -> bytes:
        """What a file holds, for the search whether Keras stands behind it."""
        self.asked.add(file)
        held = self._held.get(file)
        return read_file(file) if held is None else held.encode("utf-8", "surrogatepass")


class Project:
    """Rule sets by location. ``file``: the settings file that the editor wants for all files."""

    def __init__(self) -> None:
        self.file: str | None = None
        self._sets: dict[str | None, tuple[Stamp, RuleSet]] = {}
        self.complaints: dict[str, None] = {}
        self.trees = Trees()

    def begin(self, location: str, held: Mapping[str, str]) -> RuleSet:
        """The rules for the analysis of a file that begins now; ``held`` are the editor's texts by location."""
        rules = self.rules_for(location)
        self.modules_of(rules).begin(held)
        rules.said.clear()
        return rules

    def modules_of(self, rules: RuleSet) -> FreshModules:
        """The imported files of a rule set."""
        assert isinstance(rules.modules, FreshModules)
        return rules.modules

    def rules_for(self, location: str) -> RuleSet:
        """The rules in force for a file. Settings that make no sense leave those before them in force."""
        folder = os.path.dirname(location)
        file = self.file or nearest(folder)
        now = stamp(file)
        known = self._sets.get(file)
        if known is not None and known[0] == (now, *_rule_files(known[1].settings)):
            return known[1]
        try:
            rules = RuleSet(SettingsFinder(Overrides(file=file)).at(folder))
            rules.check()
        except SettingsError as error:
            self.complaints[str(error)] = None
            rules = known[1] if known is not None else RuleSet(Settings())
        rules.modules = FreshModules()
        self._sets[file] = ((now, *_rule_files(rules.settings)), rules)
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
