"""Takes a check apart: milliseconds of CPU for parsing, interpreting, making facts and judging, best of many rounds.

    python benchmarks/interpretation.py [--rounds N] FILE_OR_FOLDER…

The last lines say how many parses each step costs: in the median file, and of all files together, which is what who
checks them waits for; then the milliseconds for 1000 lines, in the median of all files and of those that are no mere
list of imports. Tests are read as a check reads them, for what they write for another Keras. Rules are compiled, and
names of Keras looked up, in the first round; with one round that counts.
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
SHORT = 50
"""Lines of a file that are more than imports and a few names."""
STEPS = ("parse", "interpret", "facts", "judge")


def main(arguments: list[str]) -> None:
    rounds = ROUNDS
    if arguments[:1] == ["--rounds"]:
        rounds, arguments = int(arguments[1]), arguments[2:]
    rules = RuleSet(Settings())
    gc.disable()
    print(f"{'file':40}{'lines':>7}" + "".join(f"{step:>11}" for step in STEPS) + f"{'findings':>10}")
    rows, sizes = [], []
    for name in _files(arguments):
        document = read(File(name, str(Path(name).resolve()))).document
        if document is None:
            continue  # it has nothing to do with Keras
        best = [9e9] * len(STEPS)
        found = 0
        for _ in range(rounds):
            times, found = deeply(partial(_round, document, rules))
            best = [min(pair) for pair in zip(best, times, strict=True)]
        cells = "".join(f"{value * 1000:11.2f}" for value in best)
        print(f"{name[-40:]:40}{document.text.count(chr(10)):7}{cells}{found:10}")
        rows.append(best)
        sizes.append(document.text.count("\n"))
        document.tree = None
        gc.collect()
    shares = [[value / row[0] for value in row] for row in rows]
    totals = [sum(column) for column in zip(*rows, strict=True)]
    _last_line(
        f"parses, median of {len(rows)} files", [statistics.median(share) for share in zip(*shares, strict=True)]
    )
    _last_line(f"parses, of all together ({totals[0]:.2f} s)", [total / totals[0] for total in totals])
    for least in (1, SHORT):
        each = [[1e6 * value / size for value in row] for row, size in zip(rows, sizes, strict=True) if size >= least]
        if each:
            medians = [statistics.median(column) for column in zip(*each, strict=True)]
            _last_line(f"ms for 1000 lines, median of {len(each)} from {least} lines", medians)


def _files(arguments: list[str]) -> list[str]:
    """The files that are named, and all programs and notebooks in the folders."""
    found = []
    for argument in map(Path, arguments):
        inside = sorted(argument.rglob("*")) if argument.is_dir() else [argument]
        found += [str(path) for path in inside if path == argument or path.suffix in (".py", ".ipynb")]
    return found


def _last_line(title: str, values: list[float]) -> None:
    print(f"{title:47}" + "".join(f"{value:11.3f}" for value in values))


def _round(document: Document, rules: RuleSet) -> tuple[list[float], int]:
    clock = [time.process_time()]
    document.tree = cst.parse_module(document.text)
    clock.append(time.process_time())
    machine = Machine(document, Modules())
    run(machine, document.tree, of_tests="outdated")
    clock.append(time.process_time())
    machine.meant = meant(machine, rules.settings)
    program = recover(machine, role(machine), machine.meant.target or Unknown("which Keras"), "tensorflow").program
    clock.append(time.process_time())
    verdicts = judge(program, rules.book, rules.selection, {})
    clock.append(time.process_time())
    return [after - before for before, after in zip(clock, clock[1:])], len(verdicts)


if __name__ == "__main__":
    main(sys.argv[1:])
