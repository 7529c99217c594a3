import pandas as pd
import tensorflow as tf
from sklearn.preprocessing import StandardScaler


def callbacks(path, watched="val_mean_absolute_error"):
    return [tf.keras.callbacks.ModelCheckpoint(path, monitor=watched, mode="min", save_best_only=True)]  # !


def regressor(width):
    m = tf.keras.Sequential([tf.keras.Input((width,)), tf.keras.layers.Dense(32, activation="relu"), tf.keras.layers.Dense(1)])
    m.compile(optimizer="adam", loss="mse", metrics=["mse"])
    return m


cars = pd.read_csv("autompg.csv").dropna()
mpg = cars.pop("mpg").values
s = StandardScaler().fit(cars[:300])
car = regressor(cars.shape[1])
car.fit(s.transform(cars[:300]), mpg[:300], epochs=100, validation_split=0.2, callbacks=callbacks("car.keras"))
print(car.evaluate(s.transform(cars[300:]), mpg[300:]))
