"""What a fix changes, and what it leaves alone: layout, comments, encodings, line ends, other uses of a text."""

from __future__ import annotations

import json

import pytest

from kerlint.document.reading import File
from kerlint.fix.apply import fixed
from tests.lint import RULES

HEAD = "import keras\n"


def mended(source: str | bytes, *, unsafe: bool = False, name: str = "program.py") -> str:
    data = source.encode() if isinstance(source, str) else source
    return fixed(File(name, f"/nowhere/{name}"), data, RULES, unsafe=unsafe).data.decode("latin-1")


def classifier(loss: str = "'mse'") -> str:
    return (
        "from keras import Sequential\nfrom keras.layers import Dense\nfrom keras.utils import to_categorical\n"
        "import numpy as np\nx = np.random.rand(500, 4)\ny = to_categorical(np.random.randint(0, 3, 500), 3)\n"
        "model = Sequential([Dense(8, activation='relu'), Dense(3, activation='softmax')])\n"
        f"model.compile('adam', loss={loss})\n"
        "model.fit(x, y, epochs=5, validation_split=0.2)\n"
    )


def test_safe_fixes_alone_do_not_touch_the_loss() -> None:
    assert mended(classifier()) == classifier()


def test_unsafe_fixes_are_made_at_the_use() -> None:
    source = classifier(loss="LOSS").replace("model =", "LOSS = 'mse'  # mine\nmodel =")
    assert mended(source, unsafe=True) == source.replace("loss=LOSS", "loss='categorical_crossentropy'")


def test_a_helper_of_two_models_is_left_alone() -> None:
    source = (
        HEAD
        + "def head(units):\n    return keras.layers.Dense(units, activation='sigmoid')\n"
        + "import numpy as np\nx = np.random.rand(500, 4)\ny = keras.utils.to_categorical(np.arange(500) % 3, 3)\n"
        + "one = keras.Sequential([head(3)])\none.compile('adam', 'categorical_crossentropy')\n"
        + "one.fit(x, y, epochs=3)\n"
        + "two = keras.Sequential([head(3)])\ntwo.compile('adam', 'binary_crossentropy')\ntwo.fit(x, y, epochs=3)\n"
    )
    assert "activation='sigmoid'" in mended(source, unsafe=True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Adam(lr=0.1)", "Adam(learning_rate=0.1)"),
        ("Adam( lr = 0.1 )", "Adam( learning_rate = 0.1 )"),
        ("Adam(\n    lr=0.1,  # why\n)", "Adam(\n    learning_rate=0.1,  # why\n)"),
    ],
)
def test_renaming_keeps_the_layout(before: str, after: str) -> None:
    source = f"import keras\nkeras.Input((3,))\nopt = keras.optimizers.{before}\nkeras.ops.sum(3)\n"
    assert mended(source, unsafe=True) == source.replace(before, after)


LATIN = "# -*- coding: latin-1 -*-\r\n# gr\xfc\xdfe\r\nimport keras\r\nkeras.ops.sum(3)\r\nif True:\r\n\topt = keras.optimizers.Adam(lr=0.1)\r\n"


def test_bytes_outside_the_edit_stay() -> None:
    source = LATIN.encode("latin-1")
    assert mended(source, unsafe=True) == LATIN.replace("lr=", "learning_rate=")


def test_a_byte_order_mark_stays() -> None:
    source = b"\xef\xbb\xbfimport keras\nkeras.ops.sum(3)\nopt = keras.optimizers.Adam(lr=0.1)"
    got = fixed(File("p.py", "/nowhere/p.py"), source, RULES, unsafe=True).data
    assert got == source.replace(b"lr=", b"learning_rate=")


def test_a_notebook_keeps_everything_but_the_line() -> None:
    cells = [
        {"cell_type": "markdown", "source": ["# lr=0.1"], "metadata": {}},
        {
            "cell_type": "code",
            "source": ["import keras\n", "keras.ops.sum(3)"],
            "outputs": [{"text": "\u00e9"}],
            "metadata": {},
        },
        {"cell_type": "code", "source": ["%time\n", "opt = keras.optimizers.Adam(lr=0.1)"], "outputs": []},
    ]
    source = json.dumps({"cells": cells, "metadata": {"b": 1, "a": 2}, "nbformat": 4}, indent=3, ensure_ascii=True)
    got = mended(source, unsafe=True, name="n.ipynb")
    assert got == source.replace("Adam(lr=", "Adam(learning_rate=")


def test_imports_of_one_statement_move_together() -> None:
    source = "from keras.layers.core import Dense, Dropout  # both\nfrom keras.models import Sequential\n"
    assert mended(source) == source.replace("keras.layers.core", "keras.layers")


def test_new_text_has_the_quotes_of_its_document() -> None:
    source = classifier().replace("'", '"')
    assert mended(source, unsafe=True) == source.replace('"mse"', '"categorical_crossentropy"')


def test_a_string_keeps_the_quotes_that_it_has() -> None:
    source = classifier().replace("loss='mse'", 'loss="mse"')
    assert 'loss="categorical_crossentropy"' in mended(source, unsafe=True)


@pytest.mark.parametrize(
    ("last", "after"),
    [
        ("epochs=50, verbose=0)", "epochs=50, verbose=0, validation_split=0.2)"),
        (f"epochs=50, {'verbose=0, batch_size=32':>60})", None),
    ],
)
def test_an_argument_that_makes_a_line_too_long_gets_one_of_its_own(last: str, after: str | None) -> None:
    fit = f"model.fit(x, y,\n          {last}"
    source = classifier("'categorical_crossentropy'").replace("model.fit(x, y, epochs=5, validation_split=0.2)", fit)
    expected = f"model.fit(x, y,\n          {after or last.replace(')', f',{chr(10)}          validation_split=0.2)')}"
    assert mended(source, unsafe=True) == source.replace(fit, expected)
