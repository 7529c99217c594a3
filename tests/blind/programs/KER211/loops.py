import keras
from sklearn.datasets import fetch_california_housing
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X, y = fetch_california_housing(return_X_y=True)
a, b, c, d = train_test_split(X, y, random_state=0)
scaler = StandardScaler()
parts = {}
for name, part in (("train", a), ("test", b)):
    scaler.fit(part)  # !
    parts[name] = scaler.transform(part)
m = keras.Sequential([keras.Input((8,)), keras.layers.Dense(32, activation="relu"), keras.layers.Dense(1)])
m.compile("adam", "mse")
m.fit(parts["train"], c, epochs=30, validation_data=(parts["test"], d))
