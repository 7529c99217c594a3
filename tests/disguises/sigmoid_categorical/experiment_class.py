"""CIFAR-10 experiment with the settings in a dataclass."""
from dataclasses import dataclass, field

import keras
from keras import layers


@dataclass
class Config:
    filters: list = field(default_factory=lambda: [32, 64, 128])
    dense_units: int = 128
    dropout: float = 0.4
    head: str = "sigmoid"
    loss: str = "categorical_crossentropy"
    learning_rate: float = 1e-3
    epochs: int = 20
    separable: bool = False


class Experiment:
    num_classes = 10

    def __init__(self, config):
        self.config = config
        self.load_data()
        self.model = self.build_model()

    def load_data(self):
        (x, y), (self.x_test, y_test) = keras.datasets.cifar10.load_data()
        y = keras.utils.to_categorical(y, self.num_classes)
        self.y_test = keras.utils.to_categorical(y_test, self.num_classes)
        self.x_train, self.y_train = x[5000:], y[5000:]
        self.x_val, self.y_val = x[:5000], y[:5000]

    def build_model(self):
        cfg = self.config
        conv = layers.SeparableConv2D if cfg.separable else layers.Conv2D
        inputs = keras.Input(shape=(32, 32, 3))
        x = layers.Rescaling(1.0 / 255)(inputs)
        for filters in cfg.filters:
            x = conv(filters, 3, padding="same", activation="relu")(x)
            x = layers.MaxPooling2D()(x)
        x = layers.Flatten()(x)
        x = layers.Dropout(cfg.dropout)(x)
        x = layers.Dense(cfg.dense_units, activation="relu")(x)
        outputs = layers.Dense(self.num_classes, activation=cfg.head)(x)
        return keras.Model(inputs, outputs)

    def train(self):
        adam = keras.optimizers.Adam(self.config.learning_rate)
        self.model.compile(adam, loss=self.config.loss, metrics=["accuracy"])  # expect: KER101
        return self.model.fit(
            self.x_train,
            self.y_train,
            epochs=self.config.epochs,
            batch_size=64,
            validation_data=(self.x_val, self.y_val),
        )


if __name__ == "__main__":
    experiment = Experiment(Config(epochs=15))
    experiment.train()
    print(experiment.model.evaluate(experiment.x_test, experiment.y_test))
