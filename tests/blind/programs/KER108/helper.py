import pandas as pd
import tensorflow as tf
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import OneHotEncoder, StandardScaler


def load(path):
    table = pd.read_csv(path)
    numbers = table.drop(columns="quality").values
    encoder = OneHotEncoder(sparse_output=False)
    quality = encoder.fit_transform(table[["quality"]])
    return train_test_split(numbers, quality, test_size=0.2, random_state=3)


def make(n_in, n_out):
    model = tf.keras.Sequential([
        tf.keras.layers.Input((n_in,)),
        tf.keras.layers.Dense(32, activation="relu"),
        tf.keras.layers.Dense(n_out, activation="softmax"),
    ])
    model.compile(optimizer="adam", loss=tf.keras.losses.SparseCategoricalCrossentropy())  # !
    return model


x_train, x_test, y_train, y_test = load("tea.csv")
scaler = StandardScaler().fit(x_train)
tea = make(x_train.shape[1], y_train.shape[1])
tea.fit(scaler.transform(x_train), y_train, epochs=40, validation_split=0.1)  # !
print(tea.evaluate(scaler.transform(x_test), y_test))
