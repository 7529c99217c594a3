"""The settings in force for one document, and what each may be: the table that decoding, schema and help read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from kerlint.finding import Severity

SEVERITIES = tuple(severity.word for severity in sorted(Severity, reverse=True))
TARGETS = ("keras2", "keras3")
RETURNS = ("model", "compiled model", "trained model")
"""What a function of one's own may return: a new model, one that is compiled, one that has learnt elsewhere."""

EDITIONS = {"2026": "0.1"}
"""Frozen sets of default rules, and the version of kerlint whose defaults each one keeps."""


class Key(NamedTuple):
    """One setting. ``kind``: ``rules``, ``strings``, ``string``, ``switch``, ``choice``, or a table of such
    (``rules-by-pattern``, ``severity-by-rule``, ``options-by-rule``, ``choice-by-name``)."""

    name: str
    kind: str
    doc: str
    among: tuple[str, ...] = ()


KEYS = (
    Key("select", "rules", "Rules to use instead of the default ones"),
    Key("extend-select", "rules", "Rules to use as well"),
    Key("ignore", "rules", "Rules to leave out"),
    Key("per-file-ignores", "rules-by-pattern", "Rules to leave out in files that fit a pattern"),
    Key("exclude", "strings", "Files and folders to leave out, instead of the usual ones (.venv, build folders …)"),
    Key("extend-exclude", "strings", "Files and folders to leave out as well"),
    Key("respect-gitignore", "switch", "Leave out what git ignores"),
    Key("severity", "severity-by-rule", "Severity of rules: error, warning or info"),
    Key("rules", "options-by-rule", "Thresholds of rules"),
    Key("rule-paths", "strings", "Folders with rules of your own"),
    Key("returns", "choice-by-name", "What functions of your own packages return", RETURNS),
    Key("target", "choice", "The Keras that the code is written for", TARGETS),
    Key("fail-on", "choice", "Least severity that makes the exit status 1", SEVERITIES),
    Key("baseline", "string", "File with the findings that were there before kerlint was adopted"),
    Key("require-reason", "switch", "A suppression without a reason has no effect"),
    Key("required-version", "string", "Versions of kerlint that these settings are for, as `>=0.1,<0.3`"),
    Key("edition", "choice", "Default rules as of this edition: newer rules stay off", tuple(EDITIONS)),
)


class Layer(NamedTuple):
    """Selectors given in one place; a later layer goes on from what an earlier one left.

    ``places`` says where each key was set (``pyproject.toml:12``).
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    places: Mapping[str, str] = {}


class Pattern(NamedTuple):
    """Paths that fit a glob (see ``patterns.py``), counted from a folder (absolute)."""

    glob: str
    folder: str


class PerFileIgnore(NamedTuple):
    """Rules to leave out in files that fit a pattern, and where that was written."""

    pattern: Pattern
    rules: tuple[str, ...]


class Settings(NamedTuple):
    """All settings with their defaults; relative paths in them have become absolute.

    ``file`` is the settings file they come from. ``origins`` says where each value was set (``pyproject.toml:12``,
    ``command line``); what is not in it is a default. ``exclude`` is ``None`` for the usual folders.
    """

    layers: tuple[Layer, ...] = ()
    per_file_ignores: tuple[PerFileIgnore, ...] = ()
    exclude: tuple[Pattern, ...] | None = None
    extend_exclude: tuple[Pattern, ...] = ()
    respect_gitignore: bool = True
    severity: tuple[tuple[str, Severity], ...] = ()
    rule_options: Mapping[str, Mapping[str, Any]] = {}
    rule_paths: tuple[str, ...] = ()
    returns: Mapping[str, str] = {}
    target: str | None = None
    fail_on: Severity = Severity.WARNING
    baseline: str | None = None
    require_reason: bool = False
    required_version: str | None = None
    edition: str | None = None
    file: str | None = None
    origins: Mapping[str, str] = {}


DEFAULTS = Settings()
