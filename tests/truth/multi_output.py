from keras import Input, Model, layers, losses, metrics, optimizers
import numpy as np

timesteps, features, actions = 20, 10, 3

rng = np.random.default_rng(0)
x = rng.standard_normal((300, timesteps, features)).astype("float32")
price = rng.random((300, 1))
action = rng.integers(0, actions, 300)
alarm = rng.integers(0, 2, (300, 1))

inp = Input((timesteps, features), name="history")
trunk = layers.LSTM(24, return_sequences=True)(inp)
trunk = layers.LSTM(24)(trunk)
trunk = layers.LayerNormalization()(trunk)


def head(tensor, units, activation, name):
    h = layers.Dense(16, activation="relu", name=f"{name}_hidden")(tensor)
    return layers.Dense(units, activation=activation, name=name)(h)


outputs = {
    "price": head(trunk, 1, None, "price"),
    "action": head(trunk, actions, "softmax", "action"),
    "alarm": head(trunk, 1, "sigmoid", "alarm"),
}
model = Model(inp, outputs)

model.compile(
    optimizer=optimizers.Adam(),
    loss={
        "price": "mse",
        "action": losses.SparseCategoricalCrossentropy(),
        "alarm": "binary_crossentropy",
    },
    loss_weights={"price": 1.0, "action": 0.5, "alarm": 0.25},
    metrics={
        "price": ["mae"],
        "action": ["accuracy"],
        "alarm": [metrics.AUC(name="auc")],
    },
)
model.fit(
    x,
    {"price": price, "action": action, "alarm": alarm},
    validation_split=0.2,
    epochs=2,
    batch_size=50,
)

# list outputs, flat list of losses
second = Model(inp, [outputs["price"], outputs["alarm"]])
second.compile("adam", loss=["mae", "binary_crossentropy"])
second.fit(x, [price, alarm], epochs=1, verbose=0)
