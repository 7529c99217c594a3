from dataclasses import dataclass

import numpy as np
import keras
from keras.layers import Dense, Input


@dataclass
class Settings:
    units: int = 48
    outputs: int = 1
    loss: str = "categorical_crossentropy"
    rate: float = 0.001
    epochs: int = 30


def churn_model(settings: Settings):
    model = keras.Sequential()
    model.add(Input((12,)))
    model.add(Dense(settings.units, activation="relu"))
    model.add(Dense(settings.outputs, activation="sigmoid"))  # !
    model.compile(optimizer=keras.optimizers.Adam(settings.rate), loss=settings.loss, metrics=["accuracy"])  # !
    return model


generator = np.random.default_rng(12)
customers = generator.standard_normal((4000, 12))
left = (customers[:, 0] + customers[:, 3] > 0.4).astype(int)
settings = Settings()
churn = churn_model(settings)
churn.fit(customers[:3000], left[:3000], epochs=settings.epochs, validation_split=0.2)
print(churn.evaluate(customers[3000:], left[3000:]))
