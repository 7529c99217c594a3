"""The settings in force for one document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from kerlint.finding import Severity


class Settings(NamedTuple):
    """All settings with their defaults. ``folder`` (absolute) is where relative paths and patterns count from."""

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    exclude: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = {}
    target: str | None = None
    rule_options: Mapping[str, Mapping[str, Any]] = {}
    rule_folders: tuple[str, ...] = ()
    require_reason: bool = False
    required_version: str | None = None
    edition: str | None = None
    baseline: str | None = None
    fail_on: Severity = Severity.WARNING
    folder: str = ""


DEFAULTS = Settings()
