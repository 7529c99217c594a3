"""Safe fixes under real Keras: a program that ran gives the same numbers, one that stopped runs, or stops elsewhere.

Each bad example of a rule with safe fixes is run before and after them, in one process. What it only defines is
used by a few lines behind it, and what it needs from the disk is made by a few lines before it (PROGRAMS).
"""

from __future__ import annotations

import ast
from typing import Any, NamedTuple

import numpy as np
import pytest
from _pytest.mark import ParameterSet

from kerlint.document.reading import File
from kerlint.finding import Severity
from kerlint.fix.apply import Mended, fixed
from kerlint.rulebook.book import load
from kerlint.rulebook.rule import Example, Rule
from kerlint.ruleset import RuleSet
from kerlint.settings.settings import Layer, Settings
from tests.rules.real_keras import Outcome, run

pytest.importorskip("keras")
pytest.importorskip("tf_keras")

BOOK = load()
PROGRAM = File("program.py", "/nowhere/program.py")


class Around(NamedTuple):
    """Lines before a program and behind it."""

    before: str = ""
    after: str = ""


FIT = """
import numpy
model.fit(numpy.ones((8, *model.input_shape[1:])), numpy.ones((8, *model.output_shape[1:])), epochs=1)
"""

PROGRAMS = {
    ("KER108", 2): Around("from tests.rules import real_keras; real_keras.FOLDERS = 5"),
    ("KER108", 3): Around(
        "import pandas; pandas.DataFrame({'a': range(60), 'grade': [*range(6)] * 10}).to_csv('wine.csv', index=False)"
    ),
    ("KER109", 2): Around(
        "import pandas; pandas.DataFrame({'a': range(60), 'species': [*'abc'] * 20}).to_csv('flowers.csv', index=False)"
    ),
    ("KER128", 1): Around(after=FIT),
    ("KER128", 3): Around(after="model.compile('sgd', 'mse')" + FIT),
    ("KER308", 1): Around(after=FIT),
    ("KER308", 2): Around(after=FIT),
    ("KER409", 1): Around(after=FIT),
    ("KER521", 2): Around(
        "import sys, types, numpy; reading = types.ModuleType('reading'); sys.modules['reading'] = reading; "
        "reading.count = lambda part: 65; "
        "reading.generator = lambda part: (pair for pair in [(numpy.ones((4, 6)), numpy.ones((4, 1)))] * 500)"
    ),
    ("KER803", 1): Around(
        "import sys, types, numpy; batches = types.ModuleType('batches'); sys.modules['batches'] = batches; "
        "batches.test_batches = batches.train_batches = batches.valid_batches = "
        "lambda: (pair for pair in [(numpy.ones((4, 20)), numpy.ones((4, 1)))] * 500)"
    ),
    ("KER803", 2): Around(
        after="model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])\nmodel.save('model.keras')\n"
        "print(score('model.keras', ops.ones((4, 3))))"
    ),
    ("KER804", 1): Around(
        "import keras, numpy; numpy.save('new.npy', numpy.ones((4, 3))); "
        "keras.Sequential([keras.Input((3,)), keras.layers.Dense(2, activation='softmax')]).save('classifier.h5')"
    ),
    ("KER808", 1): Around(after=FIT),
    ("KER808", 2): Around(after=FIT),
    ("KER811", 2): Around("import keras; keras.utils.plot_model = keras.utils.model_to_dot = print"),
    ("KER811", 3): Around(after="print(activated(keras.ops.ones(3)))"),
    ("KER812", 1): Around(after="model.build((None, 100)); model.compile('sgd', 'mse')" + FIT),
    ("KER812", 2): Around(after="made = embedding(5, 3)\nmade.build()"),
    ("KER813", 1): Around(after="model.compile('sgd', 'mse')" + FIT),
    ("KER816", 1): Around(after=FIT),
    ("KER818", 2): Around(
        after="model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])\nmodel.compile('adam', 'mse')\n"
        "model.fit(keras.ops.ones((4, 3)), keras.ops.ones((4, 1)), callbacks=[Report()])"
    ),
    ("KER823", 1): Around(after=FIT),
}


def test_no_line_of_the_table_is_left_over() -> None:
    assert set(PROGRAMS) <= {(rule.code, number) for rule in BOOK.rules for number, _ in enumerate(rule.bad, 1)}


def programs() -> list[ParameterSet]:
    """The bad examples of all rules with safe fixes."""
    found = []
    for rule in BOOK.rules:
        tables = [*rule.fixes, *(fix for case in rule.cases for fix in case.fixes)]
        if any(table.safety == "safe" for table in tables):
            found += [pytest.param(rule, n, one, id=f"{rule.name} {n}") for n, one in enumerate(rule.bad, 1)]
    return found


@pytest.mark.parametrize(("rule", "number", "example"), programs())
def test_a_safe_fix_keeps_what_ran_and_mends_what_stopped(
    rule: Rule, number: int, example: Example, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = RuleSet(Settings(layers=(Layer(select=(rule.code,)),)))
    mended = fixed(PROGRAM, example.code.encode(), rules)
    if not mended.applied:
        pytest.skip("no safe fix is offered for it")
    monkeypatch.chdir(tmp_path)
    around = PROGRAMS.get((rule.code, number), Around())
    before = run_with(around, example.code)
    after = run_with(around, mended.data.decode())
    if before.error is None:
        assert after.error is None
        assert_same(before, after)
        return
    assert not isinstance(before.error, (OSError, NameError))
    assert after.error is None or is_known(mended, after), after.error


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
