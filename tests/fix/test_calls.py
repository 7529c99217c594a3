"""Calls that are written anew: the arguments find their places, and the numbers are those of Keras 2."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from kerlint.document.reading import File
from kerlint.fix.apply import fixed
from kerlint.keras.changes import _calls
from tests.lint import RULES

HEAD = "import keras\nfrom keras import backend as K\nfrom keras import ops\n"


def mended(line: str) -> str:
    program = f"{HEAD}\n{line}\n".encode()
    return fixed(File("p.py", "/nowhere/p.py"), program, RULES).data.decode().removeprefix(f"{HEAD}\n").rstrip("\n")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("s = K.int_shape(x)[1:]", "s = x.shape[1:]"),
        ("s = K.int_shape(x + y)", "s = (x + y).shape"),
        ("s = K.argmax(x)", "s = ops.argmax(x, axis=-1)"),
        ("s = K.argmax(axis=0, x=x)", "s = ops.argmax(x, axis=0)"),
        ("s = K.relu(f(x))", "s = ops.relu(f(x))"),
        ("s = K.dtype(K.reshape(x, (1,)))", "s = K.standardize_dtype(ops.reshape(x, (1,)).dtype)"),
        ("v = K.variable(0, name='v')", "v = keras.Variable(0, dtype=keras.config.floatx(), name='v')"),
        ("K.update_sub(v, 2)", "v.assign_sub(2)"),
    ],
)
def test_arguments_find_their_places(old: str, new: str) -> None:
    assert mended(old) == new


@pytest.mark.parametrize(
    "line",
    ["s = K.argmax(*both)", "s = K.argmax(x, 1, 2)", "s = K.one_hot(x, n, dtype='int32')", "s = K.expand_dims()"],
)
def test_a_call_with_other_arguments_is_left_alone(line: str) -> None:
    assert mended(line) == line


def test_a_comment_within_the_call_keeps_it() -> None:
    line = "s = K.argmax(\n    x,  # rows\n)"
    assert mended(line) == line


SAMPLES = """
argmax(M), argmax(M, axis=0), argmin(M), batch_flatten(B), batch_get_value([V, V]), cast_to_floatx(I),
concatenate([M, M]), concatenate([M, M], axis=0), constant([1, 2]), conv2d(P, W), conv2d(P, W, (2, 2), 'same'),
constant(3, dtype='int32'), cumprod(M), cumsum(M, axis=1), depthwise_conv2d(P, D), dot(M, T),
dot(B, T), dtype(M), elu(M), elu(M, 0.3), expand_dims(M), expand_dims(M, 0), eye(3), flatten(M), gather(M, I),
int_shape(B), ndim(B), one_hot(I, 4), permute_dimensions(B, (2, 0, 1)), relu(M), relu(M, alpha=0.1, max_value=1.0),
repeat(M, 3), repeat_elements(M, 2, 1), reshape(M, (3, 2)), reverse(M, 1), softmax(M), softmax(M, axis=0), sqrt(M),
squeeze(O, 0), variable(M), variable(I, 'int32'), variable(M, name='v'), variable(M, 'float32', 'w'),
map_fn(F, M)
"""
WITHOUT_NUMBERS = {"image_dim_ordering", "dropout", "random_normal", "random_uniform", "truncated_normal"}
CHANGES_A_VARIABLE = {"set_value": "V, M", "update": "V, M", "update_add": "V, M", "update_sub": "V, M"}


def test_the_samples_are_of_all_rows() -> None:
    named = {f"backend.{sample.strip().partition('(')[0]}" for sample in calls_of(SAMPLES)}
    assert named | {f"backend.{name}" for name in WITHOUT_NUMBERS | set(CHANGES_A_VARIABLE)} == set(_calls())


def test_the_new_calls_give_the_numbers_of_keras_2() -> None:
    old, new = pytest.importorskip("tf_keras"), pytest.importorskip("keras")
    rows = {
        "M": np.array([[1.5, -2.0, 0.5], [0.0, 3.0, -1.0]], "float32"),
        "T": np.arange(6, dtype="float32").reshape(3, 2),
        "B": np.arange(12, dtype="float32").reshape(2, 2, 3),
        "O": np.ones((1, 2), "float32"),
        "P": np.arange(32, dtype="float32").reshape(1, 4, 4, 2),
        "W": np.arange(24, dtype="float32").reshape(2, 2, 2, 3),
        "D": np.arange(8, dtype="float32").reshape(2, 2, 2, 1),
        "I": np.array([1, 0]),
        "F": lambda row: row * 2,
    }
    lines = [f"r{n} = K.{call}" for n, call in enumerate(calls_of(SAMPLES))]
    for name, given in CHANGES_A_VARIABLE.items():
        lines += [f"{name} = K.variable(O)", f"K.{name}({given.replace('V', name).replace('M', 'O * 3')})"]
    program = "\n".join([*lines, "r_last = K.dropout(M, 0.5), K.random_normal((2,)), K.random_uniform((2,))"])
    before: dict[str, Any] = {**arrays(old, rows), "K": old.backend, "V": old.backend.variable(rows["M"])}
    exec(program, before)
    after: dict[str, Any] = {**arrays(new, rows), "V": new.Variable(rows["M"])}
    exec(HEAD + mended(program), after)
    for name in (name for name in before if name.startswith("r") or name in CHANGES_A_VARIABLE):
        if name != "r_last":
            np.testing.assert_allclose(numbers(before[name]), numbers(after[name]), rtol=1e-6, err_msg=name)
    assert "K." not in mended(program).replace("K.standardize_dtype", "")


def arrays(keras: Any, rows: dict[str, Any]) -> dict[str, Any]:
    tensor = __import__("tensorflow").constant
    return {name: tensor(value) if name in "MTBOPWD" else value for name, value in rows.items()}


def numbers(value: Any) -> Any:
    if isinstance(value, str):
        return len(value)
    return np.asarray(value, "float64")


def calls_of(text: str) -> list[str]:
    """The calls of a list that commas part: those within brackets part nothing."""
    found, depth, begin = [], 0, 0
    for place, sign in enumerate(text):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and not depth:
            found.append(text[begin:place].strip())
            begin = place + 1
    return [*found, text[begin:].strip()]
