"""Safe fixes under real Keras: a program that ran gives the same numbers, one that stopped runs.

Each bad example of a rule with safe fixes is run before and after them, in one process, in Keras 3 and in Keras 2. What
it only defines is used by a few lines behind it, what it needs from the disk is made by a few lines before it
(``programs.py``).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple
from unittest import mock

import numpy as np
import pytest

from kerlint.document.reading import File
from kerlint.finding import Fix as Offered
from kerlint.finding import Severity
from kerlint.fix.apply import Mended, fixed
from kerlint.fix.offer import Offers
from kerlint.rulebook.book import load
from kerlint.rulebook.judge import Verdict
from kerlint.rulebook.rule import Fix, Rule
from kerlint.ruleset import RuleSet
from kerlint.settings.settings import Layer, Settings
from tests.fix.programs import MORE, PROGRAMS, STOPS_ELSEWHERE, Around
from tests.rules.real_keras import Outcome, run

pytest.importorskip("keras")
pytest.importorskip("tf_keras")

BOOK = load()
PROGRAM = File("program.py", "/nowhere/program.py")


def test_no_line_of_the_tables_is_left_over() -> None:
    known = {(rule.code, number) for rule in BOOK.rules for number, _ in enumerate(rule.bad, 1)}
    assert set(PROGRAMS) <= known
    assert set(STOPS_ELSEWHERE) <= known


class Program(NamedTuple):
    """A program with faults that have safe fixes, and the code of their rule."""

    code: str
    source: str
    around: Around = Around()
    stops: bool = False


def safe_tables(rule: Rule) -> list[Fix]:
    tables = [*rule.fixes, *(fix for case in rule.cases for fix in case.fixes)]
    return [table for table in tables if table.safety == "safe"]


def programs() -> dict[str, Program]:
    """The bad examples of all rules with safe fixes, in Keras 3 and in Keras 2, and further programs."""
    found = {name: Program(code, source) for name, (code, source) in MORE.items()}
    for rule in BOOK.rules:
        for number, example in enumerate(rule.bad if safe_tables(rule) else (), 1):
            key, name = (rule.code, number), f"{rule.name} {number}"
            around = PROGRAMS.get(key, Around())
            found[name] = Program(rule.code, example.code, around, key in STOPS_ELSEWHERE)
            if re.search(r"\bops\b", example.code):
                continue  # it speaks of what only Keras 3 has
            older = Around(*map(in_keras_2, around))
            found[f"{name}, Keras 2"] = Program(rule.code, in_keras_2(example.code), older, key in STOPS_ELSEWHERE)
    return found


def in_keras_2(source: str) -> str:
    """The same program of ``tf_keras``, which is Keras 2."""
    source = source.replace("from tensorflow import keras", "import keras")
    source = re.sub(r"^import keras\b(?!\.)", "import tf_keras as keras", source, flags=re.MULTILINE)
    source = re.sub(r"^(import|from) keras\b", r"\1 tf_keras", source, flags=re.MULTILINE)
    source = re.sub(r"^import tensorflow as tf$", "import tensorflow as tf, tf_keras", source, flags=re.MULTILINE)
    return re.sub(r"\b(tensorflow|tf)\.keras\b", "tf_keras", source)


@cache
def mended_with(program: Program) -> tuple[Mended, set[Fix]]:
    """A program after its safe fixes, and the tables that these come from."""
    made: dict[Offered, Fix] = {}

    def remember(self: Offers, verdict: Verdict, table: Fix, alike: Iterable[Verdict]) -> Offered | None:
        offered = plain(self, verdict, table, alike)
        if offered is not None:
            made[offered] = table
        return offered

    plain = Offers.fix
    with mock.patch.object(Offers, "fix", remember):
        rules = RuleSet(Settings(layers=(Layer(select=(program.code,)),)))
        mended = fixed(PROGRAM, program.source.encode(), rules)
    return mended, {made[each.fix] for each in mended.applied}


ALL = programs()


def test_every_safe_fix_of_every_rule_is_run() -> None:
    run_here = {(one.code, table) for one in ALL.values() if not one.stops for table in mended_with(one)[1]}
    every = {(rule.code, table) for rule in BOOK.rules for table in safe_tables(rule)}
    assert every - run_here == set()


@pytest.mark.parametrize("name", ALL)
def test_a_safe_fix_keeps_what_ran_and_mends_what_stopped(
    name: str, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = ALL[name]
    mended, _ = mended_with(program)
    if not mended.applied:
        pytest.skip("its faults have no safe fix")
    monkeypatch.chdir(tmp_path)
    before = run_with(program.around, program.source)
    after = run_with(program.around, mended.data.decode())
    if before.error is None:
        assert after.error is None
        assert_same(before, after)
        return
    assert not isinstance(before.error, (OSError, NameError)), before.error
    if program.stops:
        assert is_known(mended, after), after.error
    else:
        assert after.error is None, after.error


def run_with(around: Around, code: str) -> Outcome:
    """Runs a program with its surroundings; lines are counted as in the program alone."""
    if around.before:
        exec(around.before, {})
    return run(f"{code}\n{around.after}")


def is_known(mended: Mended, after: Outcome) -> bool:
    """Whether a program stops in a statement where kerlint still reports an error that has no safe fix."""
    left = {finding.span.start.row for finding in mended.result.findings if finding.severity is Severity.ERROR}
    statements = [node for node in ast.walk(ast.parse(mended.data)) if isinstance(node, ast.stmt)]
    rows = [range(node.lineno, (node.end_lineno or 0) + 1) for node in statements]
    return any(line in lines and row in lines for line in after.lines for row in left for lines in rows)


def assert_same(before: Outcome, after: Outcome) -> None:
    """What two runs printed and left is equal: numbers, weights, the history of trainings."""
    assert before.printed == after.printed
    old, new = numbers(before.names), numbers(after.names)
    assert old.keys() == new.keys()
    for name, values in old.items():
        for one, other in zip(values, new[name], strict=True):
            np.testing.assert_array_equal(one, other, err_msg=name)


def numbers(names: dict[str, Any]) -> dict[str, list[Any]]:
    """The arrays behind the names of a program."""
    found = {}
    for name, value in names.items():
        if hasattr(value, "get_weights") and not isinstance(value, type):
            found[name] = [*value.get_weights(), *history(value)]
        elif isinstance(value, (int, float, np.ndarray)):
            found[name] = [np.asarray(value)]
    return found


def history(model: Any) -> list[Any]:
    past = getattr(model, "history", None)
    return [np.asarray(values) for _, values in sorted(getattr(past, "history", {}).items())]
