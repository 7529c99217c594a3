"""Rules on what Keras 2 and 3 make of the other's programs, under both: each does what the page says."""

from __future__ import annotations

import numpy as np
import pytest

from tests.rules.meaning import keras, tf_keras
from tests.rules.real_keras import claims

pytestmark = pytest.mark.usefixtures("same_numbers_in_an_empty_folder")


@claims("KER801")
def test_the_old_name_of_the_rate_is_ignored_in_keras_2_and_refused_in_keras_3():
    assert float(tf_keras.optimizers.Adam(lr=0.1).learning_rate.numpy()) == pytest.approx(0.001)
    assert float(tf_keras.optimizers.legacy.Adam(lr=0.1).learning_rate.numpy()) == pytest.approx(0.1)
    with pytest.raises(ValueError, match="lr"):
        keras.optimizers.Adam(lr=0.1)


@claims("KER802")
def test_decay_is_ignored_in_keras_3_and_refused_in_keras_2():
    with pytest.warns(UserWarning, match="decay"):
        keras.optimizers.Adam(decay=1e-4)
    with pytest.raises(ValueError, match="decay"):
        tf_keras.optimizers.Adam(decay=1e-4)


@claims("KER806", "KER812", "KER813")
def test_old_arguments_that_keras_3_warns_of():
    with pytest.warns(UserWarning, match="input_shape"):
        keras.layers.Dense(3, input_shape=(4,))
    with pytest.warns(UserWarning, match="input_length"):
        keras.layers.Embedding(10, 3, input_length=5)
    with pytest.warns(UserWarning, match="negative_slope"):
        keras.layers.LeakyReLU(alpha=0.2)


@claims("KER818")
def test_lr_is_gone_in_keras_3_and_to_set_it_does_nothing():
    optimizer = keras.optimizers.Adam(0.1)
    with pytest.raises(AttributeError):
        _ = optimizer.lr
    optimizer.lr = 0.5
    assert float(np.asarray(optimizer.learning_rate)) == pytest.approx(0.1)
    older = tf_keras.optimizers.Adam(0.1)
    older.lr = 0.5
    assert float(older.learning_rate.numpy()) == pytest.approx(0.5)
