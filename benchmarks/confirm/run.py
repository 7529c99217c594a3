"""What `kerlint confirm` costs: five programs with one planted fault each, verdict, CPU seconds and memory of each.

``python benchmarks/confirm/run.py [--run]``; the children of the command count, the import of TensorFlow too.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path
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
    megabytes: float


def measured(name: str, rule: str, options: list[str]) -> Cost:
    """Confirms the fault of a program in a process of its own."""
    command = [sys.executable, __file__, "--one", str(HERE / name), rule, *options]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return Cost(*json.loads(done.stdout))


def one(path: str, rule: str, options: list[str]) -> Cost:
    """The command, and what all its processes took."""
    command = [sys.executable, "-m", "kerlint", "confirm", "--isolated", "--no-cache", "--select", rule]
    done = subprocess.run(
        [*command, "--output-format", "json", *options, path], capture_output=True, text=True, check=False
    )
    found = json.loads(done.stdout)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(found[0]["verdict"], found[0]["reason"], used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def main() -> None:
    """Prints a table of all programs."""
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(one(sys.argv[2], sys.argv[3], sys.argv[4:])))
        return
    print("| program | rule | verdict | CPU s | MB | reason |\n|---|---|---|---|---|---|")
    for name, rule in PROGRAMS.items():
        cost = measured(name, rule, sys.argv[1:])
        print(
            f"| {name} | {rule} | {cost.verdict} | {cost.cpu:.1f} | {cost.megabytes:.0f} | {cost.reason} |", flush=True
        )


if __name__ == "__main__":
    main()
