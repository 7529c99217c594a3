import numpy as np
from tensorflow import keras
from tensorflow.keras.layers import BatchNormalization, Dense, Dropout, Input
from tensorflow.keras.models import Sequential

(train_x, train_y), (test_x, test_y) = keras.datasets.boston_housing.load_data()

# BatchNormalization in front takes care of the different units of the columns
model = Sequential()
model.add(Input(shape=(13,)))
model.add(BatchNormalization())
for units in (32, 16):
    model.add(Dense(units, activation="relu"))
    model.add(Dropout(0.1))
model.add(Dense(1))

model.compile(loss="mean_squared_error", optimizer="adam", metrics=["mean_absolute_error"])

history = model.fit(
    train_x,
    train_y,
    epochs=80,
    batch_size=32,
    validation_split=0.2,
    verbose=0,
)
best = int(np.argmin(history.history["val_loss"]))
print("best epoch", best + 1, "val mse", history.history["val_loss"][best])

mse, mae = model.evaluate(test_x, test_y, verbose=0)
print("test mae", mae)

prices = model.predict(test_x[:5], verbose=0).flatten()
for guess, truth in zip(prices, test_y[:5]):
    print(f"{guess:6.1f} {truth:6.1f}")
