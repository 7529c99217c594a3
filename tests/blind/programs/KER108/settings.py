import keras
from keras import layers
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

settings = {"hidden": 40, "loss": "sparse_categorical_crossentropy", "optimizer": "nadam"}
pixels, digit = load_digits(return_X_y=True)
pixels = pixels / 16.0
P, Q, d, e = train_test_split(pixels, digit, stratify=digit, random_state=0)
d = keras.utils.to_categorical(d)
e = keras.utils.to_categorical(e)
model = keras.Sequential()
model.add(keras.Input((64,)))
model.add(layers.Dense(settings["hidden"], activation="relu"))
model.add(layers.Dense(10, activation="softmax"))
model.compile(optimizer=settings["optimizer"], loss=settings["loss"])  # !
model.fit(P, d, epochs=30, validation_data=(Q, e))  # !
