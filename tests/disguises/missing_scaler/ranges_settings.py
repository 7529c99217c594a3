"""Rent of flats: simulated records, functional model, settings in a dictionary."""
import numpy as np
from keras import Input, Model, layers, optimizers

SETTINGS = {
    "optimizer": optimizers.Adam(learning_rate=1e-3),
    "loss": "mse",
    "metrics": ["mae"],
}
FIT = {"epochs": 40, "batch_size": 32, "verbose": 2}
HIDDEN = [32, 16]
WITH_DISTANCE = True

rng = np.random.default_rng(99)
n = 3000
area = rng.uniform(20, 180, n)            # square metres
rooms = rng.integers(1, 7, n)
year = rng.integers(1900, 2024, n)
distance = rng.uniform(50, 15000, n)      # metres to the centre
columns = [area, rooms, year]
if WITH_DISTANCE:
    columns.append(distance)

X = np.column_stack(columns).astype("float32")
y = 0.012 * area + 0.05 * rooms + 0.004 * (year - 1900) - 0.00005 * distance
y = (y + rng.normal(0, 0.1, n)).astype("float32")   # thousand euros per month

order = rng.permutation(n)
train, valid, test = np.split(order, [2200, 2600])

inputs = Input(shape=(X.shape[1],))
x = inputs
for i, units in enumerate(HIDDEN):
    x = layers.Dense(units, activation="relu", name=f"fc{i}")(x)
rent = layers.Dense(1, name="rent")(x)

model = Model(inputs, rent)
model.compile(**SETTINGS)
model.fit(X[train], y[train], validation_data=(X[valid], y[valid]), **FIT)  # expect: KER202

mse, mae = model.evaluate(X[test], y[test], verbose=0)
print(f"test: mse {mse:.3f}, mae {mae:.3f}")
