"""Symptoms of how a program trains: its steps are taken again by tf.data and by Keras, on synthetic rows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from kerlint.rulebook.book import load

ROOT = Path(__file__).resolve().parents[2]

PROVED = {
    "KER125": "loss-shapes",
    "KER126": "no-gradient-heads",
    "KER123": "not-a-distribution",
    "KER124": "double-squash",
    "KER203": "tiny-input",
    "KER208": "layer-statistics",
    "KER216": "label-entropy-per-batch",
    "KER218": "batches-across-epochs",
    "KER405": "equal-kernels",
    "KER512": "tail-classes",
    "KER704": "output-dtype",
}
"""Rules whose symptom is seen without training, each with its probe."""

pytestmark = pytest.mark.skipif(
    find_spec("tensorflow") is None and not os.environ.get("CI"), reason="needs TensorFlow and Keras"
)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What the command says of the first bad program of each rule."""
    folder = tmp_path_factory.mktemp("programs")
    for rule in load().rules:
        if rule.code in PROVED:
            (folder / f"{rule.code}.py").write_text(rule.bad[0].code, encoding="utf-8")
    command = [sys.executable, "-m", "kerlint", "confirm", "--isolated", "--select", ",".join(PROVED), "--no-cache"]
    done = subprocess.run(
        [*command, "--output-format", "json", str(folder)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    results = json.loads(done.stdout)
    return {one["code"]: one for one in results if Path(one["path"]).stem == one["code"]}


@pytest.mark.parametrize("code", PROVED)
def test_the_symptom_of_the_rule_is_found_in_its_own_bad_program(code: str, found: dict[str, dict[str, Any]]) -> None:
    assert found[code]["verdict"] == "confirmed"
    assert PROVED[code] in found[code]["probes"]
    assert found[code]["reason"].startswith(PROVED[code])
