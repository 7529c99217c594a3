import pandas as pd
import tensorflow as tf
from sklearn.preprocessing import MinMaxScaler


def scaled(frame):
    return MinMaxScaler().fit_transform(frame)  # !


stars = pd.read_csv("stars.csv").sample(frac=1, random_state=0)
pulsar = stars.pop("pulsar").values
x = scaled(stars)
n = 12000
m = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(32, activation="relu"), tf.keras.layers.Dense(1, activation="sigmoid")])
m.compile("adam", "binary_crossentropy", metrics=["AUC"])
m.fit(x[:n], pulsar[:n], epochs=20, validation_data=(x[n:], pulsar[n:]))
