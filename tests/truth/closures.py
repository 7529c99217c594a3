"""Blocks and builders as closures."""
import keras
import numpy as np
from keras import layers


def dense_block(units, dropout=0.0, norm=False):
    def apply(x):
        x = layers.Dense(units, use_bias=not norm)(x)
        if norm:
            x = layers.BatchNormalization()(x)
        x = layers.ReLU()(x)
        if dropout:
            x = layers.Dropout(dropout)(x)
        return x

    return apply


def compose(*blocks):
    def apply(x):
        for block in blocks:
            x = block(x)
        return x

    return apply


def model_builder(n_features, n_outputs, body, *, activation=None, loss="mse"):
    calls = 0

    def build():
        nonlocal calls
        calls += 1
        inputs = keras.Input((n_features,))
        outputs = layers.Dense(n_outputs, activation=activation)(body(inputs))
        model = keras.Model(inputs, outputs, name=f"model_{calls}")
        model.compile(optimizer=keras.optimizers.Adam(1e-3), loss=loss)
        return model

    return build


body = compose(dense_block(64, norm=True), dense_block(32, dropout=0.2), dense_block(16))
build_classifier = model_builder(
    12, 3, body, activation="softmax", loss="sparse_categorical_crossentropy"
)

x = np.random.randn(240, 12)
y = np.random.randint(0, 3, 240)
for _ in range(2):
    model = build_classifier()
    model.fit(x[:200], y[:200], epochs=2, validation_data=(x[200:], y[200:]), verbose=0)
    print(model.name, len(model.layers))
