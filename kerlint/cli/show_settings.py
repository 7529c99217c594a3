"""`kerlint check --show-settings`: what is in force, and the place that each value comes from."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from kerlint.cli.parse import UsageError
from kerlint.document.discovery import shown
from kerlint.finding import Severity
from kerlint.settings.exclusions import USUAL
from kerlint.settings.finder import SettingsFinder
from kerlint.settings.settings import KEYS, Layer, Pattern, PerFileIgnore, Settings


def show_settings(paths: Sequence[str], finder: SettingsFinder) -> int:
    """Prints the settings for the first path (or the working folder). Raises SettingsError and UsageError."""
    path = os.path.abspath(paths[0] if paths else ".")
    if not os.path.exists(path):
        raise UsageError(f"no such file or folder: {paths[0]}")
    settings = finder.at(path if os.path.isdir(path) else os.path.dirname(path))
    head = f"# settings for {shown(path)}, from {shown(settings.file) if settings.file else 'no settings file'}"
    rows = [(key.name, _value(key.name, settings), settings.origins.get(key.name, "default")) for key in KEYS]
    size = max(len(f"{name} = {value}") for name, value, _ in rows if len(value) < 60)
    lines = [f"{f'{name} = {value}':<{size}}  # {origin}" for name, value, origin in rows]
    sys.stdout.write("\n".join([head, *lines]) + "\n")
    return 0


def _value(name: str, settings: Settings) -> str:
    """As it would be written in a settings file."""
    if name in ("select", "extend-select", "ignore"):
        return _selectors(name, settings.layers)
    if name == "exclude" and settings.exclude is None:
        return _toml(USUAL)
    value = getattr(settings, "rule_options" if name == "rules" else name.replace("-", "_"))
    return _toml(dict(value) if name == "severity" else value)


def _selectors(name: str, layers: Iterable[Layer]) -> str:
    """What the last layer says that speaks of it; the command line's `select` hides all that settings files say."""
    chosen: tuple[str, ...] | None = None
    added: tuple[str, ...] = ()
    for layer in layers:
        if layer.select is not None:
            chosen, added = layer.select, ()
        added += layer.ignore if name == "ignore" else layer.extend_select
    if name == "select":
        return '"the default rules"' if chosen is None else _toml(chosen)
    return _toml(added)


def _toml(value: Any) -> str:
    match value:
        case None:
            return '""'
        case bool():
            return str(value).lower()
        case Severity():
            return f'"{value.word}"'
        case Pattern():
            return _toml(value.glob)
        case str():
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case dict():
            pairs = ", ".join(f"{_toml(key)} = {_toml(item)}" for key, item in value.items())
            return f"{{ {pairs} }}" if pairs else "{}"
        case tuple() | list():
            if value and all(isinstance(item, PerFileIgnore) for item in value):
                return _toml({item.pattern.glob: list(item.rules) for item in value})
            return "[" + ", ".join(map(_toml, value)) + "]"
    return str(value)
