"""The project's own code passes the checkers that its settings name."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*command: str) -> str:
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.mark.skipif(find_spec("mypy") is None, reason="needs mypy")
def test_types() -> None:
    assert run("mypy", "--no-error-summary") == ""


@pytest.mark.skipif(find_spec("ruff") is None, reason="needs ruff")
def test_lint() -> None:
    assert run("ruff", "check", "--quiet", ".") == ""


@pytest.mark.skipif(find_spec("ruff") is None, reason="needs ruff")
def test_format() -> None:
    assert run("ruff", "format", "--check", "--quiet", ".") == ""
