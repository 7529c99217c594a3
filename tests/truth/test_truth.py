"""What is recovered from 87 programs in many styles is what real Keras builds: field by field, nothing wrong.

``truth.json`` holds what real Keras did (see ``record``). ``KNOWN_GAPS`` are the fields that are not known yet; the list
may only shrink.
"""

from __future__ import annotations

import json
import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.truth.comparison import compare
from tests.truth.known_gaps import KNOWN_GAPS
from tests.truth.record import HERE, TRUTH, name_of, programs, recorded

RECORDED: dict[str, Any] = json.loads(TRUTH.read_text(encoding="utf-8"))

SAMPLE = ("module_sequential.py", "functional_residual.py", "subclassed_model.py", "notebook_basics.ipynb")
"""Programs that are recorded anew where Keras is installed: one of each kind of model, and a notebook."""


def test_every_program_is_recorded() -> None:
    assert sorted(RECORDED) == [name_of(path) for path in programs()]


@pytest.mark.parametrize("path", programs(), ids=name_of)
def test_the_recovered_model_is_what_keras_builds(path: Path) -> None:
    fields = compare(path, RECORDED[name_of(path)])
    wrong = [field for field in fields if field.outcome == "wrong"]
    assert wrong == []
    gaps = {field.name for field in fields if field.outcome == "unknown"}
    assert gaps == set(KNOWN_GAPS.get(name_of(path), {})), "fields that are not known, or are known by now"
    assert sum(field.outcome == "equal" for field in fields) >= 10


@pytest.mark.parametrize("name", SAMPLE)
def test_the_truth_is_what_keras_does_today(name: str) -> None:
    missing = [package for package in ("keras", "tensorflow") if find_spec(package) is None]
    if missing and not os.environ.get("CI"):
        pytest.skip(f"needs {', '.join(missing)}")
    assert recorded(HERE / name) == RECORDED[name]
