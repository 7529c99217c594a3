"""Lints a program in a test, with the default rules and no settings file."""

from __future__ import annotations

from pathlib import Path

from kerlint.document.reading import File
from kerlint.finding import Finding
from kerlint.linter import lint
from kerlint.ruleset import RuleSet
from kerlint.settings import Settings

RULES = RuleSet(Settings())


def findings_in(path: Path, rules: RuleSet = RULES) -> list[Finding]:
    """The findings of a file; fails where kerlint itself does."""
    result = lint(File(path.name, str(path)), rules)
    assert result.failures == ()
    return list(result.findings)


def findings_of(source: str, folder: Path, rules: RuleSet = RULES, name: str = "program.py") -> list[Finding]:
    """The findings of a program given as text; ``folder`` is where it is put."""
    path = folder / name
    path.write_text(source, encoding="utf-8")
    return findings_in(path, rules)
