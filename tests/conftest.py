"""Settings of the test run: what must be installed in CI, and how thorough random tests are."""

from __future__ import annotations

import os
from importlib.util import find_spec

import pytest

try:
    from hypothesis import settings
except ImportError:  # the tests that need it are skipped
    pass
else:
    settings.register_profile("same", derandomize=True)  # a run says the same twice: what it found is not lost
    settings.register_profile(
        "search", derandomize=False
    )  # HYPOTHESIS_PROFILE=search looks at other examples each time
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

EXTRAS = (
    "tensorflow",
    "keras",
    "tf_keras",
    "sklearn",
    "pandas",
    "hypothesis",
    "hypothesmith",
    "pre_commit",
    "mypy",
    "pygls",
    "pytest_lsp",
)
"""Packages without which some tests are skipped: for users that is fine, in CI it is not."""


def pytest_sessionstart(session: pytest.Session) -> None:
    missing = [name for name in EXTRAS if find_spec(name) is None]
    if os.environ.get("CI") and missing:
        pytest.exit(f"CI tests everything: install {', '.join(missing)} (pip install -e '.[dev]')", returncode=3)
