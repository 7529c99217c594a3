"""Heads, optimizers and losses in lookup tables of lambdas."""
import keras
import numpy as np
from keras import layers as L

OPTIMIZERS = {
    "sgd": lambda lr: keras.optimizers.SGD(lr, momentum=0.9),
    "adam": lambda lr: keras.optimizers.Adam(lr),
    "rmsprop": keras.optimizers.RMSprop,
}
HEADS = {
    "regression": lambda: L.Dense(1),
    "binary": lambda: L.Dense(1, activation="sigmoid"),
    "multiclass": lambda n=5: L.Dense(n, activation="softmax"),
}
LOSSES = dict(
    regression="huber", binary="binary_crossentropy", multiclass="sparse_categorical_crossentropy"
)

bottleneck = lambda u: [L.Dense(u, activation="relu"), L.Dense(u // 2, activation="relu")]  # noqa: E731


def make(task, optimizer="adam", lr=1e-3):
    model = keras.Sequential([L.Input((8,)), *bottleneck(32), HEADS[task]()], name=task)
    model.compile(optimizer=OPTIMIZERS[optimizer](lr), loss=LOSSES[task])
    return model


x = np.random.randn(128, 8).astype("float32")
targets = {
    "regression": np.random.randn(128),
    "binary": np.random.randint(0, 2, 128),
    "multiclass": np.random.randint(0, 5, 128),
}

models = {task: make(task) for task in HEADS}
models["binary"] = make("binary", optimizer="sgd", lr=0.05)
for task, model in models.items():
    model.fit(x, targets[task], epochs=2, validation_split=0.25, verbose=0)
    print(task, model.optimizer.__class__.__name__, model.output_shape)
