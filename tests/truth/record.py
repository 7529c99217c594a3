"""Records the truth of every program beside it: ``python -m tests.truth.record [PROGRAM …]`` writes ``truth.json``.

Needs Keras 3 with TensorFlow. The comparison reads ``truth.json`` and needs neither.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TRUTH = HERE / "truth.json"
QUIET = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1"}
OWN = {"__init__.py", "record.py", "recording.py", "description.py", "comparison.py", "known_gaps.py", "test_truth.py"}


def programs() -> list[Path]:
    """The programs, by name; of a project of several files the one that trains."""
    found = [*HERE.glob("*.py"), *HERE.glob("*.ipynb"), *HERE.glob("project_*/train.py")]
    return sorted((path for path in found if path.name not in OWN), key=name_of)


def name_of(path: Path) -> str:
    """The name of a program in ``truth.json``."""
    return path.relative_to(HERE).as_posix()


def recorded(path: Path) -> dict[str, Any]:
    """What real Keras makes of a program, run in a process of its own. Raises RuntimeError where the program fails."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "truth.json"
        command = [sys.executable, "-m", "tests.truth.recording", str(path), str(out)]
        done = subprocess.run(command, capture_output=True, text=True, cwd=HERE.parent.parent, env=QUIET, check=False)
        if done.returncode:
            raise RuntimeError(f"{path.name}: {done.stderr[-2000:]}")
        found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return found


def main(names: list[str]) -> None:
    """Records the named programs, or all."""
    truth = json.loads(TRUTH.read_text(encoding="utf-8")) if TRUTH.exists() else {}
    for path in programs():
        name = name_of(path)
        if not names or name in names:
            print(name, flush=True)
            try:
                truth[name] = recorded(path)
            except RuntimeError as error:
                print(error, flush=True)
            _save(truth)


def _save(truth: dict[str, Any]) -> None:
    lines = [f"{json.dumps(name)}: {json.dumps(truth[name])}" for name in sorted(truth)]
    TRUTH.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
