"""What `kerlint confirm` costs: five programs with one planted fault each, verdict, CPU seconds and memory of each.

``python benchmarks/confirm/run.py [--run]``. Each program is confirmed twice by one command, under two names: the first
time costs the import of TensorFlow as well, the second is what a further finding costs. All children count.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

HERE = Path(__file__).parent

PROGRAMS = {
    "mlp.py": "KER104",
    "cnn.py": "KER105",
    "lstm.py": "KER302",
    "two_inputs.py": "KER301",
    "notebook.ipynb": "KER102",
}
"""Each program, and the rule of its fault."""


class Cost(NamedTuple):
    """What one program took."""

    verdict: str
    reason: str
    cpu: float
    further: float
    megabytes: float


def measured(name: str, rule: str, options: list[str]) -> Cost:
    """Confirms the fault of a program in a process of its own."""
    command = [sys.executable, __file__, "--one", str(HERE / name), rule, *options]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return Cost(*json.loads(done.stdout))


def one(path: str, rule: str, options: list[str]) -> Cost:
    """The command, and what all its processes took."""
    command = [sys.executable, "-m", "kerlint", "confirm", "--isolated", "--no-cache", "--select", rule]
    with TemporaryDirectory(prefix="kerlint-benchmark-") as folder:
        copies = [shutil.copy(path, Path(folder) / f"{name}{Path(path).suffix}") for name in ("first", "second")]
        done = subprocess.run(
            [*command, "--output-format", "json", *options, *copies], capture_output=True, text=True, check=False
        )
    found = json.loads(done.stdout)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    further = found[1]["cpu_seconds"]
    whole = used.ru_utime + used.ru_stime
    whole += found[0]["cpu_seconds"] if "--run" in options else -further  # what is contained is counted inside
    return Cost(found[0]["verdict"], found[0]["reason"], whole, further, found[0]["memory"] / (1 << 20))


def main() -> None:
    """Prints a table of all programs."""
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(one(sys.argv[2], sys.argv[3], sys.argv[4:])))
        return
    print("| program | rule | verdict | CPU s | a further finding | MB | reason |\n|---|---|---|---|---|---|---|")
    for name, rule in PROGRAMS.items():
        cost = measured(name, rule, sys.argv[1:])
        print(
            f"| {name} | {rule} | {cost.verdict} | {cost.cpu:.1f} | {cost.further:.1f} | {cost.megabytes:.0f} "
            f"| {cost.reason} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
