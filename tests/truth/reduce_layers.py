from functools import partial, reduce
from operator import mul

import keras
import numpy as np
from keras import layers

Conv = partial(layers.Conv1D, kernel_size=3, padding="causal", activation="relu")
WINDOW = (60, 4)


def compose(*functions):
    return lambda value: reduce(lambda acc, f: f(acc), functions, value)


def residual(filters, dilation):
    conv = Conv(filters, dilation_rate=dilation)
    return lambda x: layers.add([layers.Conv1D(filters, 1)(x), conv(x)])


inputs = keras.Input(WINDOW)
body = compose(
    Conv(8),
    *[residual(16, 2**i) for i in range(3)],
    layers.GlobalAveragePooling1D(),
    layers.Dropout(0.25),
    layers.Dense(1, activation="sigmoid"),
)
outputs = body(inputs)
model = keras.Model(inputs, outputs)
model.compile("nadam", "binary_crossentropy", metrics=["accuracy", keras.metrics.AUC()])
size = reduce(mul, WINDOW, 1)
x = np.random.randn(90, size).reshape(-1, *WINDOW)
y = (x.mean(axis=(1, 2)) > 0).astype(int)
model.fit(x, y, epochs=3, batch_size=30, verbose=0, validation_split=1 / 3)
