"""`kerlint show`: the models of files, as their code would build and train them."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from kerlint.cli.output import screen_columns, tell_failures
from kerlint.cli.overrides import overrides
from kerlint.cli.parse import Call, UsageError
from kerlint.document.discovery import discover
from kerlint.report.frame import place
from kerlint.report.style import Pen, visible, wants_colour
from kerlint.ruleset import RuleSets
from kerlint.settings.exclusions import Exclusions
from kerlint.settings.finder import SettingsFinder
from kerlint.show.files import Shown, models_in
from kerlint.show.outline import Model
from kerlint.suggest import did_you_mean
from kerlint.wording import counted

_ASCII = str.maketrans({"─": "-", "×": "x", "·": "|", "…": "~"})
"""For terminals that can't print anything else."""


def show(call: Call) -> int:
    """Prints the models. 0: fine, 1: a file can't be read as a program, 2: something could not be done.

    Raises UsageError and SettingsError.
    """
    finder = SettingsFinder(overrides(call))
    found = discover(call.words or (".",), Exclusions(finder))
    for path in found.missing:
        print(f"kerlint: no such file or folder: {path}", file=sys.stderr)
    shown = models_in(found.files, RuleSets(finder))
    models = _chosen(shown, call.last("model"))
    if models or call.last("format") not in (None, "text"):
        _write(call, models)
    elif not shown.failures and not shown.findings and found.files:
        print(f"No models in {counted(len(found.files), 'file')}.")
    findings = (*found.findings, *shown.findings)
    for finding in findings:
        print(f"kerlint: {place(finding.span)}: {visible(finding.message)}", file=sys.stderr)
    tell_failures(shown.failures)
    if found.missing or shown.failures:
        return 2
    return int(bool(findings))


def _chosen(shown: Shown, name: str | None) -> Sequence[Model]:
    """The models kept in the variable that is asked for. Raises UsageError if there is none."""
    if name is None:
        return shown.models
    chosen = [model for model in shown.models if model.name == name]
    if not chosen and not shown.failures:
        names = sorted({model.name for model in shown.models if model.name})
        hint = did_you_mean(name, names) or (f"; there are {', '.join(names)}" if names else "")
        raise UsageError(f"no model is kept in `{name}`{hint}")
    return chosen


def _write(call: Call, models: Sequence[Model]) -> None:
    format = call.last("format") or "text"
    if format == "json":
        from kerlint.show.as_json import json_of

        sys.stdout.write(json_of(models))
    elif format == "svg":
        from kerlint.show.svg import svg

        sys.stdout.write(svg(models))
    elif format == "mermaid":
        from kerlint.show.mermaid import mermaid

        sys.stdout.write(mermaid(models))
    else:
        _write_text(call, models)


def _write_text(call: Call, models: Sequence[Model]) -> None:
    from kerlint.show.text import text

    colour = wants_colour(call.last("color") or "auto", os.environ, terminal=sys.stdout.isatty())
    said = text(models, pen=Pen(colour=colour), columns=screen_columns(), why=call.has("why-unknown"))
    try:
        said.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        said = said.translate(_ASCII)
    sys.stdout.write(said)
