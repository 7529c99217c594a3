from collections import ChainMap

import keras
import numpy as np
from keras import layers

DEFAULTS = {"units": 16, "activation": "relu"}
LAYERS = {
    "dense": lambda **kw: layers.Dense(**{**DEFAULTS, **kw}),
    "drop": lambda rate=0.5: layers.Dropout(rate),
    "norm": layers.LayerNormalization,
    "out": lambda units, **kw: layers.Dense(units, **kw),
}
SPEC = (
    ("dense", {"units": 32}),
    ("norm", {}),
    ("drop", {"rate": 0.1}),
    ("dense", {"activation": "swish"}),
    ("out", {"units": 5, "activation": "softmax"}),
)
options = ChainMap({"epochs": 2}, {"epochs": 10, "batch_size": 12})
extra = dict(verbose=0) | {"shuffle": True}


def build(spec, shape=None):
    made = [LAYERS[kind](**settings) for kind, settings in spec]
    made.insert(0, layers.Input(shape or (6,)))
    return keras.Sequential(made)


net = build(SPEC)
learning_rate = None
net.compile(
    optimizer=keras.optimizers.Lion(learning_rate or 3e-4),
    loss="sparse_categorical_crossentropy",
    metrics=None or ["accuracy"],
)
net.fit(
    np.random.rand(36, 6), np.random.randint(5, size=36), epochs=options["epochs"], batch_size=options["batch_size"], **extra
)
