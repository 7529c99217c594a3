import keras

from spectra import load

x_train, y_train = load(600, seed=0)  # !
x_test, y_test = load(100, seed=1)

model = keras.Sequential([
    keras.Input((64,)),
    keras.layers.Reshape((64, 1)),
    keras.layers.Conv1D(8, 5, activation="relu"),
    keras.layers.Flatten(),
    keras.layers.Dense(3, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=10, batch_size=32, validation_split=0.2)  # !
print(model.evaluate(x_test, y_test))
