"""What the labels of a finding point at: the places that explain it, and no others."""

from __future__ import annotations

from pathlib import Path

from kerlint.finding import Finding
from kerlint.ruleset import RuleSet
from kerlint.settings.settings import Layer, Settings
from tests.lint import findings_of

EVALUATION = RuleSet(Settings(layers=(Layer(select=("KER211", "KER604")),)))

WATCHED = """
import keras
import numpy as np
from sklearn.model_selection import train_test_split

x, y = np.random.rand(1000, 8), np.random.rand(1000)
x_train, x_test, y_train, y_test = train_test_split(x, y)
model = keras.Sequential([keras.Input((8,)), keras.layers.Dense(1)])
model.compile('adam', 'mse')
model.fit(x_train, y_train, epochs=5, validation_data=(x_test, y_test){callbacks})
model.evaluate(x_test, y_test)
"""

REFITTED = """
import keras
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder, MinMaxScaler

table = pd.read_csv('table.csv')
table['a'] = LabelEncoder().fit_transform(table['a'])
train, test = train_test_split(table, test_size=0.2)
y_train, y_test = train['y'], test['y']
x_train = MinMaxScaler().fit_transform(train[['a', 'b']])
x_test = MinMaxScaler().fit_transform(test[['a', 'b']])
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
model.compile('adam', 'mse')
model.fit(x_train, y_train, epochs=5, validation_split=0.1)
model.evaluate(x_test, y_test)
"""


def _labels(finding: Finding) -> list[tuple[int, str]]:
    return [(label.span.start.row, label.label) for label in finding.related]


def test_where_nothing_watches_the_training_no_label_says_so(tmp_path: Path) -> None:
    [finding] = findings_of(WATCHED.format(callbacks=""), tmp_path, EVALUATION)
    assert _labels(finding) == [(11, "reported as the result here")]


def test_a_callback_that_watches_is_labelled(tmp_path: Path) -> None:
    stop = ", callbacks=[keras.callbacks.EarlyStopping()]"
    [finding] = findings_of(WATCHED.format(callbacks=stop), tmp_path, EVALUATION)
    assert _labels(finding) == [(11, "reported as the result here"), (10, "a callback of this training")]


def test_a_scaler_fitted_anew_is_compared_with_the_one_for_training_and_no_other_step(tmp_path: Path) -> None:
    [finding] = findings_of(REFITTED, tmp_path, EVALUATION)
    assert _labels(finding) == [
        (11, "the training rows were transformed with other numbers"),
        (16, "judged here"),
    ]
