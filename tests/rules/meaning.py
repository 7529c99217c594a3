"""What tests of a rule's meaning share: both versions of Keras, the programs of a rule's page, small models and data."""

from __future__ import annotations

import numpy as np
import pytest

from kerlint.rulebook.book import load
from tests.rules.real_keras import run

keras = pytest.importorskip("keras")
tf_keras = pytest.importorskip("tf_keras")

BOOK = load()
BOTH = pytest.mark.parametrize("version", [keras, tf_keras], ids=["Keras 3", "Keras 2"])


def bad(code, number=1):
    """What a wrong program of a rule's page leaves; it must run through."""
    done = run(BOOK.find(code).bad[number - 1].code)
    assert done.error is None
    return done.names


def good(code, number=1):
    done = run(BOOK.find(code).good[number - 1].code)
    assert done.error is None
    return done.names


def dense(version, units, activation=None, **options):
    model = version.Sequential([version.layers.Input((3,)), version.layers.Dense(units, activation=activation)])
    model.compile("sgd", **options)
    return model


def rows(count=8, columns=3):
    return np.random.rand(count, columns).astype("float32")
