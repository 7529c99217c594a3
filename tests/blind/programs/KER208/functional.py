import keras
import pandas as pd

houses = pd.read_csv("houses.csv")
price = houses.pop("price") / 1e5
i = keras.Input((houses.shape[1],))
h = keras.layers.Normalization()(i)  # !
h = keras.layers.Dense(64, activation="relu")(h)
m = keras.Model(i, keras.layers.Dense(1)(h))
m.compile("adam", "mse", metrics=["mae"])
m.fit(houses.values, price.values, epochs=60, validation_split=0.2)
