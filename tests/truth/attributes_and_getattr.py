"""Layer classes picked by name, settings in a namespace and in environment variables."""
import os
from types import SimpleNamespace

import keras
import numpy as np

cfg = SimpleNamespace(
    layer="Dense",
    units=[32, 16],
    act=os.environ.get("HIDDEN_ACTIVATION", "relu"),
    out=SimpleNamespace(units=1, act="sigmoid"),
    optimizer="RMSprop",
)

Layer = getattr(keras.layers, cfg.layer)
Optimizer = getattr(keras.optimizers, cfg.optimizer)

net = keras.Sequential([keras.Input((9,))])
add = net.add
for u in cfg.units:
    add(Layer(u, activation=cfg.act))
add(Layer(cfg.out.units, activation=cfg.out.act))

net.compile(
    Optimizer(learning_rate=float(os.getenv("LR", "0.001"))),
    loss=getattr(keras.losses, "BinaryCrossentropy")(),
    metrics=["accuracy"],
)

x = np.random.randn(96, 9)
y = (x[:, 0] > 0).astype(int)
net.fit(x, y, epochs=2, validation_split=0.25, verbose=0)

# activations as functions, classes and layers
mixed = keras.Sequential(
    [
        keras.Input((9,)),
        keras.layers.Dense(8, activation=keras.activations.relu),
        keras.layers.Dense(8, activation=keras.ops.tanh),
        keras.layers.Dense(8),
        keras.layers.LeakyReLU(0.1),
        keras.layers.Dense(8, activation=keras.layers.ELU(alpha=0.5)),
        keras.layers.Dense(8),
        keras.layers.PReLU(),
        keras.layers.Dense(8, activation=lambda t: keras.ops.relu(t) ** 2),
        keras.layers.Dense(1),
        keras.layers.Activation(keras.activations.sigmoid),
    ]
)
mixed.compile(keras.optimizers.get("adam"), keras.losses.get("binary_crossentropy"))
mixed.fit(x, y, epochs=1, validation_split=0.25, verbose=0)
