import pandas as pd
import tensorflow as tf
from sklearn.preprocessing import MinMaxScaler

mm = MinMaxScaler()


def prepare(path):
    rows = pd.read_csv(path)
    y = rows.pop("fraud").values
    return mm.fit_transform(rows), y  # !


x, y = prepare("fraud_train.csv")
xt, yt = prepare("fraud_test.csv")
m = tf.keras.Sequential([tf.keras.Input((x.shape[1],)), tf.keras.layers.Dense(32, activation="relu"), tf.keras.layers.Dense(1, activation="sigmoid")])
m.compile("adam", "binary_crossentropy", metrics=["AUC"])
m.fit(x, y, epochs=20, validation_split=0.1)
print(m.evaluate(xt, yt))
