"""clone_model, from_config and weights copied between models."""
import keras
import numpy as np
from keras import layers
from keras.models import clone_model

online = keras.Sequential(
    [
        keras.Input((4,)),
        layers.Dense(24, activation="relu"),
        layers.Dense(24, activation="relu"),
        layers.Dense(2, activation="linear"),
    ],
    name="online",
)
online.compile(loss="mse", optimizer=keras.optimizers.Adam(learning_rate=1e-2))

target = clone_model(online)
target.set_weights(online.get_weights())

# same architecture, dropout doubled
base = keras.Sequential([keras.Input((4,)), layers.Dense(16, "relu"), layers.Dropout(0.2), layers.Dense(3, "softmax")])


def stronger(layer):
    if isinstance(layer, layers.Dropout):
        return layers.Dropout(2 * layer.rate)
    return layer.__class__.from_config(layer.get_config())


variant = clone_model(base, clone_function=stronger)
rebuilt = keras.Sequential.from_config(base.get_config())
from_json = keras.models.model_from_json(base.to_json())

states = np.random.randn(200, 4)
for step in range(3):
    batch = np.random.choice(200, 32)
    q_next = target.predict(states[batch], verbose=0)
    q_values = 0.1 * np.random.randn(32, 2) + 0.95 * q_next
    online.train_on_batch(states[batch], q_values)
    if step % 2 == 1:
        target.set_weights(online.get_weights())

y = np.random.randint(0, 3, 200)
for net in (base, variant, rebuilt, from_json):
    net.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    net.fit(states, y, epochs=1, validation_split=0.2, verbose=0)
