"""The settings in force at a folder: defaults, then its settings file, then the command line."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any, NamedTuple

from kerlint import __version__
from kerlint.finding import Severity
from kerlint.settings.errors import SettingsError
from kerlint.settings.files import SettingsFile, nearest, read_settings_file
from kerlint.settings.settings import Layer, Pattern, PerFileIgnore, Settings

COMMAND_LINE = "command line"


class Overrides(NamedTuple):
    """What the command line says: values by key, the one settings file to use, or to use none."""

    values: Mapping[str, Any] = {}
    file: str | None = None
    isolated: bool = False


class SettingsFinder:
    """Finds and reads each settings file once."""

    def __init__(self, overrides: Overrides = Overrides()) -> None:  # noqa: B008 (a constant)
        self._overrides = overrides
        self._by_folder: dict[str, Settings] = {}
        self._by_file: dict[str | None, Settings] = {}

    def at(self, folder: str) -> Settings:
        """The settings for files in a folder (absolute). Raises SettingsError."""
        known = self._by_folder.get(folder)
        if known is None:
            known = self._by_folder[folder] = self._of_file(self._file_for(folder))
        return known

    def _file_for(self, folder: str) -> str | None:
        if self._overrides.isolated:
            return None
        return self._overrides.file or nearest(folder)

    def _of_file(self, location: str | None) -> Settings:
        if location not in self._by_file:
            file = read_settings_file(location, _shown(location)) if location else None
            self._by_file[location] = merge(file, self._overrides.values)
        return self._by_file[location]


def merge(file: SettingsFile | None, overrides: Mapping[str, Any]) -> Settings:
    """The settings of a file (if there is one) with those of the command line over them. Raises SettingsError."""
    here = os.getcwd()
    settings = Settings()
    if file:
        settings = _applied(settings, file.values, os.path.dirname(file.location), file.places)
        settings = settings._replace(file=file.location, origins=file.places)
        _check_version(file.places.get("required-version", _shown(file.location)), settings.required_version)
    places = dict.fromkeys(overrides, COMMAND_LINE)
    settings = _applied(settings, overrides, here, places)
    return settings._replace(origins={**settings.origins, **places})


def _applied(settings: Settings, values: Mapping[str, Any], folder: str, places: Mapping[str, str]) -> Settings:
    """The settings with some values replaced; relative paths in these count from ``folder``."""
    changes: dict[str, Any] = {}
    for key, value in values.items():
        match key:
            case "select" | "extend-select" | "ignore":
                continue
            case "exclude":
                value = tuple(Pattern(glob, folder) for glob in value)
            case "extend-exclude":
                value = (*settings.extend_exclude, *(Pattern(glob, folder) for glob in value))
            case "per-file-ignores":
                value = tuple(PerFileIgnore(Pattern(glob, folder), rules) for glob, rules in value)
            case "rule-paths":
                value = tuple(os.path.join(folder, path) for path in value)
            case "baseline":
                value = os.path.join(folder, value)
            case "fail-on":
                value = Severity[value.upper()]
        changes["rule_options" if key == "rules" else key.replace("-", "_")] = value
    if values.keys() & {"select", "extend-select", "ignore"}:
        layer = Layer(values.get("select"), values.get("extend-select", ()), values.get("ignore", ()), places)
        changes["layers"] = (*settings.layers, layer)
    return settings._replace(**changes)


def _check_version(place: str, wanted: str | None) -> None:
    if wanted is None:
        return
    from kerlint.settings.versions import version_fits

    try:
        fits = version_fits(__version__, wanted)
    except ValueError as error:
        raise SettingsError(f"{place}: required-version: {error}") from error
    if not fits:
        raise SettingsError(f"{place}: these settings are for kerlint {wanted}, but this is kerlint {__version__}")


def _shown(location: str) -> str:
    relative = os.path.relpath(location)
    return location if relative.startswith(os.pardir) else relative.replace(os.sep, "/")
