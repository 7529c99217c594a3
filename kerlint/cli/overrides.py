"""What the command line says on settings, checked in the same way as settings files."""

from __future__ import annotations

import os
from typing import Any

from kerlint.cli.parse import Call, UsageError
from kerlint.settings.decode import decode
from kerlint.settings.errors import SettingsError
from kerlint.settings.files import parse_toml
from kerlint.settings.finder import Overrides

_SAME_NAMES = ("select", "extend-select", "ignore", "exclude", "extend-exclude")
_SINGLE = ("target", "fail-on", "baseline")


def overrides(call: Call) -> Overrides:
    """Raises UsageError."""
    file = None
    values: dict[str, Any] = {}
    for given in call.all("config"):
        if "=" in given and not os.path.exists(given):
            values |= _setting(given)
        elif os.path.isfile(given):
            file = os.path.abspath(given)
        else:
            raise UsageError(f"`--config {given}`: no such file, and no setting like `select = ['KER1']`")
    values |= {key: call.all(key) for key in _SAME_NAMES if call.has(key)}
    values |= {key: call.last(key) for key in _SINGLE if call.has(key)}
    if call.has("per-file-ignores"):
        values["per-file-ignores"] = _per_file_ignores(call.all("per-file-ignores"))
    if call.has("no-respect-gitignore"):
        values["respect-gitignore"] = False
    return Overrides(values, file, isolated=call.has("isolated"))


def _setting(text: str) -> dict[str, Any]:
    where = f"--config '{text}'"

    def complain(path: tuple[str, ...], message: str) -> SettingsError:
        return SettingsError(f"{where}: {message}")

    return decode(parse_toml(text, where), complain)


def _per_file_ignores(pairs: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """``tests/*:KER601,KER602,old.py:ALL``: a piece without a colon goes on with the pattern before it."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for pair in pairs:
        pattern, colon, rule = pair.rpartition(":")
        if colon:
            found.append((pattern, (rule,)))
        elif found:
            found[-1] = (found[-1][0], (*found[-1][1], rule))
        else:
            raise UsageError(f"`--per-file-ignores {pair}` has no pattern; write `PATTERN:RULE`, as `tests/*:KER601`")
    return tuple(found)
