"""Wrappers for scikit-learn: the model is what their function builds, and their `fit` trains it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kerlint.document.document import Document
from kerlint.facts.values import Unknown
from kerlint.interpreter import interpret
from tests.lint import findings_of

PROGRAM = """\
import numpy as np
from keras.layers import Dense, Input
from keras.models import Sequential
{imported}

def build(hidden=8, top='linear'):
    model = Sequential([Input((4,)), Dense(hidden, activation='relu'), Dense(1, activation=top)])
    model.compile(loss='mse', optimizer='adam')
    return model

x, y = np.random.rand(900, 4), np.random.randn(900)
wrapper = {made}
{used}
"""

OLD = "from keras.wrappers.scikit_learn import KerasClassifier, KerasRegressor"
SCIKERAS = "from scikeras.wrappers import KerasClassifier, KerasRegressor"
NEW = "from keras.wrappers import SKLearnClassifier, SKLearnRegressor"


def facts(imported: str, made: str, used: str = "wrapper.fit(x, y)") -> Any:
    text = PROGRAM.format(imported=imported, made=made, used=used)
    return interpret(Document("model.py", "/model.py", "script", text))


@pytest.mark.parametrize(
    ("imported", "made"),
    [
        (OLD, "KerasRegressor(build_fn=build, hidden=16, epochs=7, batch_size=4, verbose=0)"),
        (OLD, "KerasRegressor(build, hidden=16, epochs=7)"),
        (SCIKERAS, "KerasRegressor(model=build, model__hidden=16, epochs=7)"),
        (SCIKERAS, "KerasRegressor(build, hidden=16, epochs=7)"),
    ],
)
def test_the_function_is_called_with_what_it_takes_and_the_rest_trains(imported: str, made: str) -> None:
    found = facts(imported, made)
    [model], [fit] = found.models.items, found.fits.items
    assert [item.value.units.value for item in model.value.layers.items if item.value.type == "Dense"] == [16, 1]
    assert (fit.value.epochs.value, fit.value.rows, fit.value.model) == (7, 900, model.value)


def test_arguments_of_the_fit_itself_come_first() -> None:
    [fit] = facts(OLD, "KerasRegressor(build, epochs=7)", "wrapper.fit(x, y, epochs=9)").fits.items
    assert fit.value.epochs.value == 9


def test_labels_that_a_classifier_encodes_are_not_known() -> None:
    [fit] = facts(OLD, "KerasClassifier(build, epochs=7)").fits.items
    assert type(fit.value.y) is Unknown


def test_predictions_are_those_of_the_model() -> None:
    used = "wrapper.fit(x[:800], y[:800])\nprint(np.mean((wrapper.predict(x[800:]) - y[800:]) ** 2))"
    [prediction] = facts(OLD, "KerasRegressor(build, epochs=7)", used).predictions.items
    assert prediction.value.x.length == 100


@pytest.mark.parametrize(
    ("imported", "made"),
    [
        (OLD, "KerasRegressor(elsewhere, epochs=7)"),
        (OLD, "KerasRegressor(build, **options)"),
        (NEW, "SKLearnRegressor(model)"),
        (SCIKERAS, "KerasRegressor(lambda: elsewhere(), epochs=7)"),
    ],
)
def test_nothing_is_said_of_a_model_that_is_not_known(imported: str, made: str) -> None:
    assert not facts(imported, made, "wrapper.fit(x, y)\nwrapper.predict(x)\nwrapper.score(x, y)").fits.items


def test_a_fault_of_the_function_is_found_by_the_data_of_the_fit(tmp_path: Path) -> None:
    imported = f"{OLD}\nfrom sklearn.datasets import load_boston"
    used = "houses = load_boston()\nwrapper.fit(houses.data, houses.target)"
    bad, good = (
        PROGRAM.format(imported=imported, made=f"KerasRegressor(build, top='{top}', epochs=7)", used=used)
        for top in ("sigmoid", "linear")
    )
    assert "KER113" in {one.code for one in findings_of(bad, tmp_path)}
    assert "KER113" not in {one.code for one in findings_of(good, tmp_path)}
