"""Model builders in a registry; subclasses override parts of a base trainer."""
import abc

import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

REGISTRY = {}


def register(name):
    def decorator(cls):
        REGISTRY[name] = cls
        return cls

    return decorator


class BaseTrainer(abc.ABC):
    loss = "mse"
    metrics = ["mae"]
    learning_rate = 1e-3

    def __init__(self, input_shape, units=16):
        self.input_shape = input_shape
        self.units = units
        self.model = self.build_model()
        self.compile()

    @abc.abstractmethod
    def body(self, x):
        ...

    def head(self, x):
        return layers.Dense(1)(x)

    def build_model(self):
        inputs = tf.keras.Input(self.input_shape)
        return tf.keras.Model(inputs, self.head(self.body(inputs)), name=type(self).__name__)

    def compile(self):
        self.model.compile(
            optimizer=tf.keras.optimizers.Adam(self.learning_rate),
            loss=self.loss,
            metrics=self.metrics,
        )

    def fit(self, x, y, **kwargs):
        kwargs.setdefault("validation_split", 0.2)
        return self.model.fit(x, y, verbose=0, **kwargs)


@register("mlp")
class MLPTrainer(BaseTrainer):
    def body(self, x):
        x = layers.Flatten()(x)
        return layers.Dense(self.units, activation="relu")(x)


@register("rnn")
class RNNTrainer(BaseTrainer):
    learning_rate = 5e-4

    def body(self, x):
        return layers.GRU(self.units)(x)


@register("classifier")
class RNNClassifier(RNNTrainer):
    loss = "sparse_categorical_crossentropy"
    metrics = ["accuracy"]

    def __init__(self, input_shape, n_classes=4, **kwargs):
        self.n_classes = n_classes
        super().__init__(input_shape, **kwargs)

    def head(self, x):
        return layers.Dense(self.n_classes, activation="softmax")(x)


x = np.random.randn(100, 12, 3)
for name, cls in REGISTRY.items():
    trainer = cls((12, 3), units=8)
    target = np.random.randint(0, 4, 100) if name == "classifier" else np.random.randn(100)
    trainer.fit(x, target, epochs=1, batch_size=32)
