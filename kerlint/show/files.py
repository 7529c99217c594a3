"""Files as models to show. What is wrong with a file is a finding, what goes wrong with kerlint a failure."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any, NamedTuple

from kerlint.document.reading import File, read
from kerlint.finding import Finding
from kerlint.linter import Failure, failure_of, parser_refused
from kerlint.ruleset import RuleSet, RuleSets
from kerlint.show.outline import Model
from kerlint.stack import on_deep_stack


class Shown(NamedTuple):
    """The models of all files, in order; what could not be read, and what kerlint could not do."""

    models: tuple[Model, ...] = ()
    findings: tuple[Finding, ...] = ()
    failures: tuple[Failure, ...] = ()


def models_in(files: Iterable[File], rules: RuleSets) -> Shown:
    """The models of files, in the order given. Raises SettingsError."""
    models: list[Model] = []
    findings: list[Finding] = []
    failures: list[Failure] = []
    for file in files:
        ruleset = rules.for_file(file.location)
        reading = read(file, own=ruleset.settings.returns)
        findings += reading.findings
        if reading.document is None:
            continue
        try:
            models += on_deep_stack(partial(_models, reading.document, ruleset))
        except Exception as error:  # a fault of kerlint in one file must not cost the others
            refused = parser_refused(file.path, error)
            if refused is not None:
                findings.append(refused)
            else:
                failures.append(failure_of(file.path, "its models are not shown", error))
    return Shown(tuple(models), tuple(findings), tuple(failures))


def _models(document: Any, ruleset: RuleSet) -> list[Model]:
    from kerlint.interpreter import interpret
    from kerlint.show.gather import models_of

    return models_of(interpret(document, ruleset.settings, ruleset.modules))
