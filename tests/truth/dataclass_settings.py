from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace

import keras
import numpy as np
from keras import layers


@dataclass(frozen=True)
class OptimizerConfig:
    name: str = "adamw"
    learning_rate: float = 3e-4
    weight_decay: float = 1e-3

    def create(self) -> keras.optimizers.Optimizer:
        return keras.optimizers.get(
            {
                "class_name": self.name,
                "config": {
                    "learning_rate": self.learning_rate,
                    "weight_decay": self.weight_decay,
                },
            }
        )


@dataclass
class ModelConfig:
    input_dim: int
    hidden: list[int] = field(default_factory=lambda: [64, 32])
    activation: str = "gelu"
    dropout: float = 0.1
    num_classes: int = 2

    @property
    def output_units(self) -> int:
        return 1 if self.num_classes == 2 else self.num_classes


@dataclass
class TrainConfig:
    model: ModelConfig
    optimizer: OptimizerConfig = OptimizerConfig()
    epochs: int = 2
    batch_size: int = 32


def build(cfg: ModelConfig) -> keras.Model:
    inputs = keras.Input((cfg.input_dim,))
    x = inputs
    for units in cfg.hidden:
        x = layers.Dense(units, activation=cfg.activation)(x)
        x = layers.Dropout(cfg.dropout)(x)
    activation = "sigmoid" if cfg.output_units == 1 else "softmax"
    return keras.Model(inputs, layers.Dense(cfg.output_units, activation=activation)(x))


def train(cfg: TrainConfig, x: np.ndarray, y: np.ndarray) -> keras.Model:
    model = build(cfg.model)
    loss = "binary_crossentropy" if cfg.model.num_classes == 2 else "sparse_categorical_crossentropy"
    model.compile(optimizer=cfg.optimizer.create(), loss=loss, metrics=["accuracy"])
    model.fit(
        x, y, epochs=cfg.epochs, batch_size=cfg.batch_size, validation_split=0.2, verbose=0
    )
    return model


base = TrainConfig(model=ModelConfig(input_dim=10))
wide = replace(base, model=ModelConfig(input_dim=10, hidden=[128], num_classes=4), epochs=1)

x = np.random.randn(160, 10).astype("float32")
for config in (base, wide):
    y = np.random.randint(0, config.model.num_classes, 160)
    trained = train(config, x, y)
    print(asdict(config)["model"], trained.count_params())
