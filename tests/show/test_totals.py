"""Totals that are shown are those that real Keras counts (recorded in tests/truth/truth.json)."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from kerlint.document.reading import File, read
from kerlint.interpreter import interpret
from kerlint.interpreter.positions import locate
from kerlint.show.gather import models_of

TRUTH = Path(__file__).resolve().parents[1] / "truth"
RECORDED = json.loads((TRUTH / "truth.json").read_text())

COMPLETE = (
    "module_sequential.py",
    "functional_residual.py",
    "unet_loops.py",
    "multi_output.py",
    "add_in_loops.py",
    "closures.py",
    "conditionals.py",
    "kwargs_everywhere.py",
    "notebook_basics.ipynb",
)
"""Programs of which every model is known completely."""


def shown(name):
    """Models with totals as shown, by the end of the call that makes them: that is how the truth names places."""
    document = read(File(name, str(TRUTH / name))).document
    program = interpret(document)
    origins = [item.value.place for item in program.models if item.value.place.document is document]
    ends = {}
    for row, column, last_row, end in locate(document, origins).values():
        ends[(*document.place(row), column + 1)] = f"{last_row}:{end}"
    for model in models_of(program):
        yield ends.get((model.place.cell, model.place.row, model.place.column)), model


def recorded(name):
    """Totals that Keras counted, by place."""
    found = defaultdict(set)
    for model in RECORDED[name]["models"]:
        found[model["place"]].add((model["parameters"], model["trainable_parameters"]))
    return found


@pytest.mark.parametrize("name", sorted(RECORDED))
def test_no_total_is_wrong(name):
    truth = recorded(name)
    for place, model in shown(name):
        wanted = truth.get(place)
        if not wanted or None in {total for total, _ in wanted}:
            continue
        total, learns = model.parameters.total, model.parameters.trainable
        assert not total.known or total.value in {one for one, _ in wanted}
        assert not learns.known or learns.value in {one for _, one in wanted}


@pytest.mark.parametrize("name", COMPLETE)
def test_totals_are_those_of_keras(name):
    found = {}
    for place, model in shown(name):
        totals = model.parameters
        assert totals.non_trainable.value == totals.total.value - totals.trainable.value
        found.setdefault(place, set()).add((totals.total.value, totals.trainable.value))
    wanted = recorded(name)
    assert found.keys() & wanted.keys()
    assert all(found[place] == wanted[place] for place in found.keys() & wanted.keys())
