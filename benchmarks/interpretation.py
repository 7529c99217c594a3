"""Takes a check apart: milliseconds of CPU for parsing, interpreting, making facts and judging, best of many rounds.

    python benchmarks/interpretation.py FILE…

The last line says how many parses of the same file each step costs in the median file. Rules are compiled before.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from functools import partial
from pathlib import Path

import libcst as cst

from kerlint.document.document import Document
from kerlint.document.reading import File, read
from kerlint.facts.values import Unknown
from kerlint.interpreter import role, run
from kerlint.interpreter.machine import Machine
from kerlint.interpreter.modules import Modules
from kerlint.interpreter.recover.program import recover
from kerlint.interpreter.target import meant
from kerlint.rulebook.judge import judge
from kerlint.ruleset import RuleSet
from kerlint.settings import Settings
from kerlint.stack import deeply

ROUNDS = 15
STEPS = ("parse", "interpret", "facts", "judge")


def main(names: list[str]) -> None:
    rules = RuleSet(Settings())
    gc.disable()
    print(f"{'file':40}{'lines':>7}" + "".join(f"{step:>11}" for step in STEPS) + f"{'findings':>10}")
    shares = []
    for name in names:
        document = read(File(name, str(Path(name).resolve()))).document
        if document is None:
            continue  # it has nothing to do with Keras
        best = [9e9] * len(STEPS)
        found = 0
        for _ in range(ROUNDS):
            times, found = deeply(partial(_round, document, rules))
            best = [min(pair) for pair in zip(best, times, strict=True)]
        cells = "".join(f"{value * 1000:11.2f}" for value in best)
        print(f"{name[-40:]:40}{document.text.count(chr(10)):7}{cells}{found:10}")
        shares.append([value / best[0] for value in best])
        document.tree = None
        gc.collect()
    medians = "".join(f"{statistics.median(share):11.3f}" for share in zip(*shares, strict=True))
    print(f"{f'parses, median of {len(shares)} files':47}{medians}")


def _round(document: Document, rules: RuleSet) -> tuple[list[float], int]:
    clock = [time.process_time()]
    document.tree = cst.parse_module(document.text)
    clock.append(time.process_time())
    machine = Machine(document, Modules())
    run(machine, document.tree)
    clock.append(time.process_time())
    machine.meant = meant(machine, rules.settings)
    program = recover(machine, role(machine), machine.meant.target or Unknown("which Keras"), "tensorflow").program
    clock.append(time.process_time())
    verdicts = judge(program, rules.book, rules.selection, {})
    clock.append(time.process_time())
    return [after - before for before, after in zip(clock, clock[1:])], len(verdicts)


if __name__ == "__main__":
    main(sys.argv[1:])
