from dataclasses import dataclass, field
import keras
from sklearn.datasets import make_moons
from sklearn.model_selection import train_test_split


@dataclass
class Settings:
    units: int = 32
    rate: float = 2e-3
    epochs: int = 25
    metrics: list = field(default_factory=lambda: [
        keras.metrics.Precision(name='precision'),  # !
        keras.metrics.Recall(name='recall'),  # !
    ])


cfg = Settings()
x, y = make_moons(3000, noise=0.25, random_state=4)
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.3, random_state=4)
model = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(cfg.units, activation='tanh'),
    keras.layers.Dense(cfg.units, activation='tanh'),
    keras.layers.Dense(1),
])
model.compile(
    optimizer=keras.optimizers.Adam(cfg.rate),
    loss=keras.losses.BinaryCrossentropy(from_logits=True),
    metrics=cfg.metrics,  # !
)
model.fit(x_train, y_train, epochs=cfg.epochs, validation_split=0.2)
print(model.evaluate(x_test, y_test, return_dict=True))
