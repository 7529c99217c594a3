"""Every function and method that is known takes any arguments: what makes no sense is unknown, nothing raises."""

from __future__ import annotations

import itertools

import pytest

from kerlint.interpreter.libraries import (
    array_methods,
    arrays,
    keras_data,
    numpy,
    pandas,
    sklearn,
    sklearn_transforms,
    tensorflow,
    tfdata,
)
from tests.interpreter.libraries.programs import Ran

START = """
import numpy, sklearn, pandas, tensorflow, keras
from helper import u
x = numpy.random.rand(100, 4)
labels = numpy.array([0, 1, 2])
none = numpy.array([])
number = numpy.array(5)
either = x if u else labels
frame = pandas.DataFrame({"a": [1, 2], "b": ["x", "y"]})
pairs = tensorflow.data.Dataset.from_tensor_slices((x, labels))
"""

ARGUMENTS = (
    "",
    "x",
    "u",
    "either, either",
    "none, axis=1",
    "frame, axis=u",
    "pairs, pairs",
    "[x, labels, u], -1",
    "(), axis=-5",
    "'a', 'b', columns=['a']",
    "-1, 3.5, size=(2, 3)",
    "0, 0, 0",
    "None, test_size=2.0",
    "{'a': u}, n_samples=0",
    "number, shape=(3, 0), dtype='int32'",
    "labels, x, num_classes=0, inplace=u",
    "lambda *a: a[0], labels, n=-1, frac=1",
    "**u",
    "*u",
)

MODULES = (numpy, sklearn, pandas, tfdata, tensorflow, keras_data)
FUNCTIONS = sorted({path for module in MODULES for path in module.FUNCTIONS})
METHODS = sorted(
    {name for table in (*arrays.METHODS.values(), array_methods.METHODS) for name in table}
    | {*pandas.CHANGING, *array_methods.CHANGING, *tfdata.CALLING}
)
RECEIVERS = ("x", "labels", "none", "number", "either", "frame", "frame['a']", "pairs")
INDICES = "1:2 ::-1 u u: labels x>1 [0,1] 'a' ['a','z'] :,1 :,'a' ...,0 None 1,2,3,4 ::0 5:1 -3: x ... () labels,: :,u".split()


@pytest.mark.parametrize("library", sorted({path.split(".")[0] for path in FUNCTIONS}))
def test_functions(library: str) -> None:
    paths = [path for path in FUNCTIONS if path.startswith(f"{library}.")]
    calls = [f"r = {path}({given})" for path, given in itertools.product(paths, ARGUMENTS)]
    assert Ran(START + "\n".join(calls))["r"] is not None


@pytest.mark.parametrize("receiver", RECEIVERS)
def test_methods(receiver: str) -> None:
    for given in ARGUMENTS:
        calls = [f"z = {receiver}\nr = z.{name}({given})" for name in METHODS]
        assert Ran(START + "\n".join(calls))["r"] is not None


@pytest.mark.parametrize("receiver", RECEIVERS)
def test_indices_and_operators(receiver: str) -> None:
    lines = [f"r = {receiver}[{index}]" for index in INDICES]
    lines += [f"z = {receiver}\nz[{index}] = {value}" for index in INDICES for value in ("0", "x", "u", "[1, 'b']")]
    lines += [f"r = {receiver} {sign} {other}" for sign in "+ - * / // % ** @ & < ==".split() for other in RECEIVERS]
    lines += [f"r = {receiver}.{name}" for name in "T shape values columns size missing dtype index".split()]
    lines += [f"r = {receiver}.{place}[{index}]" for place in ("iloc", "loc") for index in INDICES]
    lines += [f"for q in {receiver}:\n    r = q", f"a, b = {receiver}"]
    assert Ran(START + "\n".join(lines))["r"] is not None


@pytest.mark.parametrize("method", ["fit", "transform", "fit_transform", "inverse_transform", "partial_fit"])
def test_estimators(method: str) -> None:
    calls = [
        f"r = {path}({made}).{method}({given})"
        for path in sklearn_transforms.FUNCTIONS
        for made, given in itertools.product(("", "2", "**u"), ARGUMENTS[:9])
    ]
    assert Ran(START + "\n".join(calls))["r"] is not None
