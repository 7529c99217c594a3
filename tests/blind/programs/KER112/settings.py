import keras
import numpy as np

SETTINGS = {
    "num_words": 8000,
    "maxlen": 200,
    "embedding": 32,
    "units": 32,
    "classes": 20,  # !
    "epochs": 5,
}

(x_train, y_train), (x_test, y_test) = keras.datasets.reuters.load_data(num_words=SETTINGS["num_words"])
pad = keras.utils.pad_sequences
x_train = pad(x_train, maxlen=SETTINGS["maxlen"])
x_test = pad(x_test, maxlen=SETTINGS["maxlen"])


def build(s):
    return keras.Sequential([
        keras.Input((s["maxlen"],)),
        keras.layers.Embedding(s["num_words"], s["embedding"]),
        keras.layers.Bidirectional(keras.layers.LSTM(s["units"])),
        keras.layers.Dropout(0.3),
        keras.layers.Dense(s["classes"], activation="softmax"),  # !
    ])


model = build(SETTINGS)
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=SETTINGS["epochs"], batch_size=64, validation_split=0.1)
print(model.evaluate(x_test, y_test))
