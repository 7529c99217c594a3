import keras
import numpy as np
from keras import layers, optimizers

SPEC = [
    {"kind": "conv", "filters": 8},
    {"kind": "conv", "filters": 16, "pool": True},
    {"kind": "flatten"},
    {"kind": "dense", "units": 32, "dropout": 0.3},
    {"kind": "dense", "units": 4, "activation": "softmax"},
]


def pick_optimizer(name, lr):
    match name.lower():
        case "adam" | "adamw":
            return optimizers.AdamW(lr)
        case "sgd":
            return optimizers.SGD(lr, momentum=0.9)
        case other:
            raise ValueError(other)


def from_spec(input_shape, spec):
    model = keras.Sequential([keras.Input(input_shape)])
    for entry in spec:
        match entry:
            case {"kind": "conv", "filters": filters}:
                model.add(layers.Conv2D(filters, 3, activation="relu", padding="same"))
            case {"kind": "dense", "units": int(units), **rest}:
                model.add(layers.Dense(units, activation=rest.get("activation", "relu")))
            case {"kind": "flatten"}:
                model.add(layers.Flatten())
        if entry.get("pool"):
            model.add(layers.MaxPooling2D())
        if (rate := entry.get("dropout")) is not None:
            model.add(layers.Dropout(rate))
    return model


model = from_spec((16, 16, 1), SPEC)
model.compile(
    optimizer=pick_optimizer("AdamW", lr := 2e-3),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
print("learning rate", lr)

x = np.random.rand(n := 80, 16, 16, 1)
y = np.random.randint(0, 4, n)
model.fit(x[(cut := n // 5) :], y[cut:], validation_data=(x[:cut], y[:cut]), epochs=1, verbose=0)
