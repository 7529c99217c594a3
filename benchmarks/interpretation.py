"""Takes a check apart: milliseconds of CPU for parsing, interpreting, making facts and judging, best of many rounds.

python benchmarks/interpretation.py FILE…
"""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path

import libcst as cst

from kerlint.document.document import Document
from kerlint.interpreter import run
from kerlint.interpreter.machine import Machine
from kerlint.interpreter.modules import Modules
from kerlint.interpreter.recover.program import recover
from kerlint.rulebook.judge import judge
from kerlint.ruleset import RuleSet
from kerlint.settings import Settings

ROUNDS = 15
STEPS = ("parse", "interpret", "facts", "judge")


def main(names: list[str]) -> None:
    rules = RuleSet(Settings())
    gc.disable()
    print(f"{'file':40}{'lines':>7}" + "".join(f"{step:>11}" for step in STEPS) + f"{'findings':>10}")
    for name in names:
        source = Path(name).read_text(encoding="utf-8")
        best = [9e9] * len(STEPS)
        found = 0
        for _ in range(ROUNDS):
            times, found = _round(name, source, rules)
            best = [min(pair) for pair in zip(best, times, strict=True)]
        cells = "".join(f"{value * 1000:11.2f}" for value in best)
        print(f"{name[-40:]:40}{len(source.splitlines()):7}{cells}{found:10}")


def _round(name: str, source: str, rules: RuleSet) -> tuple[list[float], int]:
    document = Document(name, str(Path(name).resolve()), "script", source)
    clock = [time.process_time()]
    document.tree = cst.parse_module(source)
    clock.append(time.process_time())
    machine = Machine(document, Modules())
    run(machine, document.tree)
    clock.append(time.process_time())
    program = recover(machine, "script", "keras3", "tensorflow").program
    clock.append(time.process_time())
    verdicts = judge(program, rules.book, rules.selection, {})
    clock.append(time.process_time())
    return [after - before for before, after in zip(clock, clock[1:])], len(verdicts)


if __name__ == "__main__":
    main(sys.argv[1:])
