"""What the interpreter says of data against what the data really are.

Every pipeline below is run twice: for real, and abstractly. For each array that both know by name, every fact that the
interpreter claims must hold of the real values; and of any two arrays with comparable rows, what it claims about
their rows (part of, in common, in step) must hold, too. Unknown is always allowed here; the last test asks how much of
it all is known.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from kerlint.document.document import Document
from kerlint.facts import rows
from kerlint.facts.values import Choice, Collection, Unknown
from kerlint.facts.vocabulary import Data
from kerlint.interpreter import statements
from kerlint.interpreter.machine import Machine
from kerlint.interpreter.values import Array, Sequence

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")
pytest.importorskip("sklearn")
cst = pytest.importorskip("libcst")

FOLDER = Path(__file__).parent / "pipelines"
PIPELINES = {
    path.stem + ":" + name: text
    for path in sorted(FOLDER.glob("*.txt"))
    for name, text in re.findall(r"^# --- (.+?)\n(.*?)(?=^# ---|\Z)", path.read_text(encoding="utf-8"), re.S | re.M)
}

TOLERANCE = 1e-5
"""Relative: the interpreter computes in double precision, the program perhaps not."""

REACHED = 0.2
"""A magnitude is a size that occurs: the largest value must reach so much of it."""


def abstract(source: str) -> dict[str, Any]:
    """Names of the program with the Data they stand for."""
    machine = Machine(Document("pipeline.py", "/pipeline.py", "script", source))
    tree = cst.parse_module(source)
    machine.document.tree = tree
    statements.run_block(machine, tree.body)
    assert not machine.limits
    found = {}
    for name, value in machine.module.names.items():
        if type(value) is Array and type(value.data) is Data:
            found[name] = value.data
        elif type(value) is Sequence and value.plain() is not None:
            for place, member in enumerate(value.plain() or ()):
                if type(member) is Array and type(member.data) is Data:
                    found[f"{name}[{place}]"] = member.data
    return found


def concrete(source: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Names of the program with the arrays that they really are."""
    monkeypatch.chdir(folder)
    names = "abcdef"
    values = np.random.default_rng(7).normal(size=(60, len(names))) * [1, 10, 100, 1000, 1, 1]
    table = pd.DataFrame(values, columns=list(names))
    table["label"] = ["yes", "no", "perhaps"] * 20
    table.to_csv("table.csv", index=False)
    np.random.seed(7)  # what is said of noise holds of nearly all of it
    scope: dict[str, Any] = {"__name__": "pipeline"}
    exec(compile(source, "pipeline.py", "exec"), scope)
    found = dict(scope)
    for name, value in scope.items():
        if isinstance(value, (list, tuple)):
            found.update({f"{name}[{place}]": member for place, member in enumerate(value)})
    return found


def known(value: Any) -> bool:
    return not isinstance(value, (Unknown, Choice))


def numbers(real: Any) -> Any:
    """The values as a numpy array; sparse matrices are filled."""
    if hasattr(real, "toarray"):
        return real.toarray()
    return np.asarray(real)


def encoding_holds(encoding: str, values: Any) -> bool:
    if encoding == "string":
        return all(isinstance(value, str) for value in values.ravel())
    values = values.astype(float)
    flat = values.ravel()
    whole = bool(np.all(flat == np.round(flat)))
    return {
        "integer": whole,
        "binary": bool(np.isin(flat, (0, 1)).all()),
        "signs": bool(np.isin(flat, (-1, 1)).all()),
        "one-hot": bool(np.isin(flat, (0, 1)).all()) and bool((values.sum(axis=-1) == 1).all()),
        "multi-hot": bool(np.isin(flat, (0, 1)).all()),
        "continuous": not whole or flat.size <= 2,
    }[encoding]


def wrong_facts(data: Data, real: Any) -> list[str]:
    """What the interpreter says that is not so."""
    values = numbers(real)
    wrong = []
    if known(data.length) and data.length is not None and data.length != len(values):
        wrong.append(f"length {data.length}, really {len(values)}")
    if data.length is None and values.ndim:
        wrong.append(f"a scalar, really of shape {values.shape}")
    if known(data.shape) and data.length is not None:
        pairs = list(zip(data.shape, values.shape[1:]))
        if len(data.shape) != values.ndim - 1 or any(known(one) and one != other for one, other in pairs):
            wrong.append(f"rows of shape {data.shape}, really {values.shape[1:]}")
    if known(data.width) and values.ndim == 2 and data.width != values.shape[1]:
        wrong.append(f"width {data.width}, really {values.shape[1]}")
    if known(data.encoding) and values.size and not encoding_holds(data.encoding, values):
        wrong.append(f"encoding {data.encoding}, really {values.ravel()[:6]}")
    if known(data.classes) and data.encoding != "one-hot" and data.classes != len(np.unique(values)):
        wrong.append(f"{data.classes} classes, really {len(np.unique(values))}")
    if known(data.highest) and data.highest != values.max():
        wrong.append(f"highest label {data.highest}, really {values.max()}")
    if values.size and values.dtype.kind in "iufb":
        wrong += wrong_ranges(data, values.astype(float))
    return wrong


def wrong_ranges(data: Data, values: Any) -> list[str]:
    low, high, largest = np.nanmin(values), np.nanmax(values), np.nanmax(np.abs(values))
    slack = TOLERANCE * max(1.0, largest)
    wrong = []
    if known(data.low) and low < data.low - slack:
        wrong.append(f"low {data.low}, really {low}")
    if known(data.high) and high > data.high + slack:
        wrong.append(f"high {data.high}, really {high}")
    if known(data.magnitude) and largest > data.magnitude * 1.2 + slack:
        wrong.append(f"magnitude {data.magnitude}, really {largest}")
    if known(data.magnitude) and values.size >= 20 and largest < data.magnitude * REACHED - slack:
        wrong.append(f"magnitude {data.magnitude}, really only {largest}")
    if known(data.feature_ratio) and values.ndim == 2:
        widths = np.ptp(values, axis=0)
        ratio = widths[widths > 0].max() / widths[widths > 0].min() if (widths > 0).any() else 1.0
        if abs(ratio - data.feature_ratio) > 0.01 * ratio:
            wrong.append(f"feature ratio {data.feature_ratio}, really {ratio}")
    return wrong


def wrong_relations(found: dict[str, Data], real: dict[str, Any]) -> list[str]:
    """Claims about the rows of two arrays that are not so. Rows with different values are different rows."""
    wrong = []
    names = [name for name in found if name in real and comparable(found[name], real[name])]
    for one in names:
        for other in names:
            if not same_values(found[one], found[other]):
                continue
            first, second = row_keys(real[one]), row_keys(real[other])
            truth = {
                "within": set(first) <= set(second),
                "overlap": bool(set(first) & set(second)),
                "same_rows": set(first) == set(second),
                "aligned": first == second,
            }
            for word, really in truth.items():
                claim = getattr(rows, word)(found[one].rows, found[other].rows)
                if claim is not None and claim != really:
                    wrong.append(f"{word}({one}, {other}) is {claim}, really {really}")
    return wrong


def comparable(data: Data, real: Any) -> bool:
    if (
        not isinstance(data.rows, rows.Rows)
        or not isinstance(data.steps, Collection)
        or data.container not in ("array", "frame")
    ):
        return False
    keys = row_keys(real)
    return len(keys) > 0 and len(set(keys)) == len(keys)


def same_values(one: Data, other: Data) -> bool:
    """Whether equal rows have equal values: of one source, after the same steps, in the same columns."""
    steps = [[item.value for item in data.steps.items] for data in (one, other)]
    columns = known(one.shape) and all(map(known, one.shape)) and one.shape == other.shape
    return one.source is other.source and steps[0] == steps[1] and columns


def row_keys(real: Any) -> list[Any]:
    values = numbers(real)
    return [tuple(np.ravel(row)) for row in values] if values.ndim else []


@pytest.mark.parametrize("name", PIPELINES)
def test_every_claim_holds_of_the_real_data(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = PIPELINES[name]
    found, real = abstract(source), concrete(source, tmp_path, monkeypatch)
    checked = {
        key: wrong_facts(data, real[key])
        for key, data in found.items()
        if key in real and data.container in ("array", "frame", "list")
    }
    assert checked, "the pipeline has no arrays"
    assert {key: wrong for key, wrong in checked.items() if wrong} == {}
    assert wrong_relations(found, real) == []


@pytest.mark.parametrize("name", PIPELINES)
def test_scaled_is_what_the_pipeline_says(name: str) -> None:
    """A comment ``# scaled: x`` or ``# raw: x`` in a pipeline says what is so."""
    source = PIPELINES[name]
    found = abstract(source)
    for word, names in re.findall(r"# (scaled|raw): (.*)", source):
        for one in names.split():
            assert one in found, f"{one} is not followed"
            assert found[one].scaled is (word == "scaled"), one


FACTS = ("container", "length", "shape", "low", "high", "scaled")


def test_most_facts_are_known() -> None:
    """At least 85 of 100 facts about what a model would be given: size, shape, range, scaled or not."""
    asked, answered = 0, 0
    for source in PIPELINES.values():
        named = {one for _, names in re.findall(r"# (scaled|raw): (.*)", source) for one in names.split()}
        for key, data in abstract(source).items():
            if key not in named:
                continue
            for fact in FACTS:
                asked += 1
                value = getattr(data, fact)
                if fact in ("low", "high") and known(data.magnitude):
                    value = 0
                answered += known(value)
    assert asked > 300
    assert answered >= 0.85 * asked, f"{answered} of {asked}"
