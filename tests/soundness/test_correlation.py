"""What belongs together stays together, and what is missing must be missing on every path.

Correlated branches pair no activation with the loss of the other arm. A rule about something missing is silent as soon
as one path has it, and speaks when all paths lack it.
"""

import pytest

from kerlint.document.document import Document
from kerlint.interpreter import interpret
from kerlint.rulebook.book import load
from kerlint.rulebook.judge import judge

BOOK = load()
HEAD = """import argparse
import sys
import keras
import numpy as np
from keras import layers, optimizers
from settings import flags
args = argparse.ArgumentParser().parse_args()
n = flags.classes
x = np.random.rand(1000, 4)
y = np.random.randint(0, 2, 1000)
new_x = np.random.rand(200, 4)
new_y = np.random.randint(0, 2, 200)
"""


def codes(text):
    """The codes of all findings, once each."""
    verdicts = judge(interpret(Document("program.py", "program.py", "script", HEAD + text)), BOOK)
    assert verdicts.failures == []
    return sorted({verdict.code for verdict in verdicts})


# --- correlated branches: sigmoid goes with binary, softmax with categorical crossentropy

BUILD = """
model = keras.Sequential([layers.Dense(16, activation='relu'), layers.Dense(3, activation=act)])
model.compile('adam', loss)
"""

CORRELATED = {
    "assigned together": """
if n == 2:
    act, loss = 'sigmoid', 'binary_crossentropy'
else:
    act, loss = 'softmax', 'categorical_crossentropy'
""",
    "a conditional expression of pairs": """
act, loss = ('sigmoid', 'binary_crossentropy') if n == 2 else ('softmax', 'categorical_crossentropy')
""",
    "the same condition twice": """
act = 'softmax'
if n == 2:
    act = 'sigmoid'
print('building')
loss = 'binary_crossentropy' if n == 2 else 'categorical_crossentropy'
""",
    "a condition and its negation": """
act = 'sigmoid' if args.binary else 'softmax'
loss = 'categorical_crossentropy' if not args.binary else 'binary_crossentropy'
""",
    "a condition kept in a variable": """
binary = n <= 2
act = 'sigmoid' if binary else 'softmax'
loss = 'categorical_crossentropy'
if binary:
    loss = 'binary_crossentropy'
""",
    "comparisons that exclude each other": """
if args.mode == 'two':
    act = 'sigmoid'
elif args.mode == 'many':
    act = 'softmax'
if args.mode == 'two':
    loss = 'binary_crossentropy'
elif args.mode == 'many':
    loss = 'categorical_crossentropy'
""",
    "the other side of a comparison": """
act = 'softmax' if n > 2 else 'sigmoid'
loss = 'binary_crossentropy' if n <= 2 else 'categorical_crossentropy'
""",
    "an early return": """
def chosen():
    if n == 2:
        return 'sigmoid', 'binary_crossentropy'
    return 'softmax', 'categorical_crossentropy'
act, loss = chosen()
""",
    "two functions that ask the same": """
def activation(binary):
    if binary:
        return 'sigmoid'
    return 'softmax'
def loss_of(binary):
    return {True: 'binary_crossentropy', False: 'categorical_crossentropy'}[binary]
act, loss = activation(n == 2), loss_of(n == 2)
""",
    "dictionaries looked up by the mode": """
act = {'two': 'sigmoid', 'many': 'softmax'}[args.mode]
loss = {'two': 'binary_crossentropy', 'many': 'categorical_crossentropy'}[args.mode]
""",
    "a dictionary and a branch on its key": """
act = {'two': 'sigmoid', 'many': 'softmax'}[args.mode]
loss = 'binary_crossentropy' if args.mode == 'two' else 'categorical_crossentropy'
""",
    "settings of each mode": """
SETTINGS = {
    'two': {'act': 'sigmoid', 'loss': 'binary_crossentropy'},
    'many': {'act': 'softmax', 'loss': 'categorical_crossentropy'},
}
chosen = SETTINGS[args.mode]
act, loss = chosen['act'], chosen['loss']
""",
    "settings that change together": """
settings = {'act': 'softmax', 'loss': 'categorical_crossentropy'}
if n == 2:
    settings.update(act='sigmoid', loss='binary_crossentropy')
act, loss = settings['act'], settings['loss']
""",
    "an object that keeps both": """
class Head:
    act, loss = 'softmax', 'categorical_crossentropy'
head = Head()
if n == 2:
    head.act = 'sigmoid'
    head.loss = 'binary_crossentropy'
act, loss = head.act, head.loss
""",
    "a guard that leaves one path": """
act = 'sigmoid' if n == 2 else 'softmax'
if n == 2:
    sys.exit('two classes are too few')
loss = 'categorical_crossentropy'
""",
    "a match on the mode": """
match args.mode:
    case 'two':
        act, loss = 'sigmoid', 'binary_crossentropy'
    case _:
        act, loss = 'softmax', 'categorical_crossentropy'
""",
}


@pytest.mark.parametrize("name", CORRELATED)
def test_correlated_branches_invent_no_pair(name):
    assert codes(CORRELATED[name] + BUILD) == []


@pytest.mark.parametrize("name", CORRELATED)
def test_the_wrong_pair_is_found_where_the_branches_make_it(name):
    swapped = (
        CORRELATED[name].replace("'sigmoid'", "'tmp'").replace("'softmax'", "'sigmoid'").replace("'tmp'", "'softmax'")
    )
    assert "KER101" in codes(swapped + BUILD)


def test_independent_branches_pair_on_one_condition_only():
    both = "act = 'sigmoid' if args.one else 'softmax'\nloss = 'categorical_crossentropy' if args.two else 'mse'\n"
    assert "KER101" not in codes(both + BUILD), "that both happen at once is a coincidence"
    assert "KER101" in codes("act = 'sigmoid' if args.one else 'softmax'\nloss = 'categorical_crossentropy'\n" + BUILD)


# --- what is missing

MADE = """
model = keras.Sequential([layers.Dense(16, activation='relu'), layers.Dense(1, activation='sigmoid')])
"""
COMPILED = MADE + "model.compile('adam', 'binary_crossentropy')\n"

MISSING = {
    "KER601": [
        ("", COMPILED + "model.fit(x, y, epochs=20)"),
        ("", COMPILED + "val = None\nmodel.fit(x, y, epochs=20, validation_data=val)"),
        (
            "validation on one path",
            COMPILED + "model.fit(x, y, epochs=20, validation_data=(new_x, new_y) if args.v else None)",
        ),
        (
            "validation data that one branch sets",
            COMPILED
            + "val = None\nif args.v:\n    val = (new_x, new_y)\nmodel.fit(x, y, epochs=20, validation_data=val)",
        ),
        (
            "settings that one branch completes",
            COMPILED + "more = {'epochs': 20}\nif args.v:\n    more['validation_split'] = 0.2\nmodel.fit(x, y, **more)",
        ),
        (
            "an evaluation on one path",
            COMPILED + "model.fit(x, y, epochs=20)\nif args.v:\n    model.evaluate(new_x, new_y)",
        ),
        (
            "another fit with validation on one path",
            COMPILED + "model.fit(x, y, epochs=20)\nif args.v:\n    model.fit(x, y, validation_split=0.1)",
        ),
        (
            "no validation on both paths",
            COMPILED
            + "if args.v:\n    model.fit(x, y, epochs=20)\nelse:\n    model.fit(x, y, epochs=30, validation_split=0.0)",
        ),
    ],
    "KER602": [
        ("", COMPILED + "model.fit(x, y, epochs=20)\nmodel.evaluate(new_x, new_y)"),
        (
            "validation on one path",
            COMPILED
            + "model.fit(x, y, epochs=20, validation_split=0.2 if args.v else 0.0)\nmodel.evaluate(new_x, new_y)",
        ),
    ],
    "KER501": [
        ("", COMPILED + "print(model.predict(new_x))"),
        (
            "a fit on one path",
            COMPILED + "if args.train:\n    model.fit(x, y, validation_split=0.1)\nprint(model.predict(new_x))",
        ),
        (
            "weights that one path loads",
            COMPILED + "if args.w:\n    model.load_weights(args.w)\nprint(model.predict(new_x))",
        ),
        (
            "a fit in a loop over something unknown",
            COMPILED + "for part in flags.parts:\n    model.fit(part.x, part.y)\nprint(model.predict(new_x))",
        ),
        (
            "one of several models is trained, who knows which",
            COMPILED + "models = [model]\nmodels[flags.which].fit(x, y)\nprint(model.predict(new_x))",
        ),
        ("a function that is not known gets it", COMPILED + "flags.prepare(model)\nprint(model.predict(new_x))"),
    ],
    "KER502": [
        ("", MADE + "model.fit(x, y)"),
        (
            "compiled on one path",
            MADE + "if args.c:\n    model.compile('adam', 'mse')\nmodel.fit(x, y, validation_split=0.1)",
        ),
        ("compiled by one of two functions", MADE + "flags.compile(model)\nmodel.fit(x, y, validation_split=0.1)"),
        (
            "compiled in one round of a loop, trained in another",
            MADE
            + "for step in flags.steps:\n    if step == 'compile':\n        model.compile('adam', 'mse')\n"
            + "    elif step == 'train':\n        model.fit(x, y)",
        ),
        ("compiled on no path", MADE + "if args.c:\n    model.fit(x, y)\nelse:\n    model.fit(new_x, new_y)"),
    ],
}
FIRES = {"", "no validation on both paths", "compiled on no path"}
ROUNDS = "the first round of a loop is judged by itself, also where only the element decides that the event is in it"
CASES = [
    pytest.param(
        code,
        text,
        why in FIRES,
        id=f"{code}-{why or 'missing'}-{number}",
        marks=[pytest.mark.xfail(strict=True, reason=ROUNDS)] if "in one round" in why else [],
    )
    for code, cases in MISSING.items()
    for number, (why, text) in enumerate(cases)
]


@pytest.mark.parametrize(("code", "text", "fires"), CASES)
def test_what_is_missing_must_be_missing_on_every_path(code, text, fires):
    assert (code in codes(text)) is fires
