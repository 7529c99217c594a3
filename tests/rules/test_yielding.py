"""One root cause, one finding: where two rules could speak of one fault, the stronger one does, and it alone.

Each program has a fault of both rules. Without the weaker rule's ``yields_to`` it would be told twice.
"""

from __future__ import annotations

import pytest

from kerlint.rule_tests import copy_of, flagged
from kerlint.rulebook.book import RuleBook, load
from kerlint.rulebook.rule import Example
from tests.lint import findings_of

BOOK = load()

NET = """
import numpy as np
import keras

x = np.random.rand({rows}, 4)
{labels}
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense({hidden}, activation='relu')])
model.add(keras.layers.Dense({units}, activation='{activation}'))
model.compile('{optimizer}', '{loss}', metrics={metrics})
model.fit(x, y, epochs={epochs}, batch_size={batch}, validation_split=0.2)
"""

USUAL = {
    "rows": 500,
    "labels": "y = np.random.randint(0, 3, 500)",
    "hidden": 16,
    "units": 3,
    "activation": "softmax",
    "optimizer": "adam",
    "loss": "sparse_categorical_crossentropy",
    "metrics": [],
    "epochs": 5,
    "batch": 32,
}

QUANTITIES = "y = np.random.uniform(5, 50, (500, 3))"
INTEGERS = "y = np.random.randint(0, 3, 500)"
ONE_HOT = "y = keras.utils.to_categorical(np.random.randint(0, 3, 500), 3)"

PAIRS = [
    ("KER113", "KER102", {"labels": QUANTITIES, "loss": "mean_squared_error"}),
    ("KER117", "KER102", {"labels": QUANTITIES, "loss": "mean_squared_error", "metrics": ["categorical_accuracy"]}),
    ("KER119", "KER108", {"labels": ONE_HOT, "metrics": ["sparse_categorical_accuracy"]}),
    ("KER119", "KER109", {"labels": INTEGERS, "loss": "categorical_crossentropy", "metrics": ["categorical_accuracy"]}),
    ("KER418", "KER212", {"rows": 20, "labels": "y = np.arange(20) % 3", "hidden": 64, "epochs": 100, "batch": 1}),
    ("KER315", "KER212", {"rows": 20, "labels": "y = np.arange(20) % 3", "epochs": 10, "batch": 20}),
    ("KER112", "KER121", {"labels": "y = np.random.randint(1, 4, 500)"}),
]


@pytest.mark.parametrize(
    ("weaker", "stronger", "changes"), PAIRS, ids=lambda value: value if type(value) is str else ""
)
def test_the_stronger_rule_speaks_alone(weaker, stronger, changes):
    program = Example(NET.format(**{**USUAL, **changes}))
    rule = BOOK.find(weaker)
    assert stronger in {BOOK.find(name).code for name in rule.yields_to}
    told = codes(program, BOOK, weaker, stronger)
    assert stronger in told
    assert weaker not in told
    bare = copy_of(rule, yields_to=())
    others = RuleBook([bare if one is rule else one for one in BOOK.rules])
    assert weaker in codes(program, others, weaker, stronger)


def codes(program: Example, book: RuleBook, *asked: str) -> set[str]:
    return {book.find(flag.name).code for flag in flagged(program, book, *asked)}


def test_no_two_rules_yield_to_each_other():
    """Else both would be silent. A chain is fine: its head speaks."""
    order = {rule.code: {BOOK.find(name).code for name in rule.yields_to} for rule in BOOK.rules}

    def above(code, seen):
        for stronger in order[code] - seen:
            seen.add(stronger)
            above(stronger, seen)
        return seen

    assert [code for code in order if code in above(code, set())] == []


def test_mean_and_deviation_of_the_same_rows_are_one_leak(tmp_path):
    """KER606 speaks once of what learns from the same data: the cure is one, to split first."""
    (by_hand,) = (one for one in BOOK.find("KER606").bad if one.title == "Standardised by hand")
    (told,) = findings_of(by_hand.code, tmp_path)
    assert told.message == "This `mean` is that of all rows, also of those that judge the model"


NEVER_COMPILED = """
import numpy as np
import keras

x, y = np.random.rand(500, 4), np.random.rand(500)
one = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])
one.fit(x, y, validation_split=0.2)
other = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])
other.fit(x, y, validation_split=0.2)
"""


def test_models_that_are_never_compiled_share_no_optimizer(tmp_path):
    assert [finding.code for finding in findings_of(NEVER_COMPILED, tmp_path)] == ["KER502", "KER502"]
