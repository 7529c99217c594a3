import keras
import numpy as np
import pandas as pd
from sklearn.preprocessing import StandardScaler

frame = pd.read_csv("river_level.csv", parse_dates=["day"]).sort_values("day")
level = frame[["level"]].to_numpy()
cut = int(len(level) * 0.85)
scaler = StandardScaler().fit(level[:cut])
level = scaler.transform(level)
x = np.stack([level[i:i + 14] for i in range(len(level) - 14)])
y = level[14:, 0]
x_train, y_train, x_test, y_test = x[:cut - 14], y[:cut - 14], x[cut - 14:], y[cut - 14:]

model = keras.Sequential([
    keras.Input((14, 1)),
    keras.layers.GRU(16),
    keras.layers.Dense(1),
])
model.compile("adam", "mse", metrics=["mae"])
# the last rows are the latest days: right for a forecast
model.fit(x_train, y_train, epochs=20, validation_split=0.2)
print(model.evaluate(x_test, y_test))
