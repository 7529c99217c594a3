import keras
from keras.datasets import mnist

(x_train, y_train), (x_test, y_test) = mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0
RUN = "mnist"

model = keras.Sequential([
    keras.Input((28, 28)),
    keras.layers.Flatten(),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
callbacks = [
    keras.callbacks.ModelCheckpoint(f"{RUN}_best.keras", save_best_only=True),
    keras.callbacks.ModelCheckpoint(RUN + ".{epoch:02d}.weights.h5", save_weights_only=True),
]
model.fit(x_train, y_train, epochs=5, validation_split=0.1, callbacks=callbacks)
model.save_weights("final.weights.h5")
model.save("final_model.h5")
print(keras.models.load_model(f"{RUN}_best.keras").evaluate(x_test, y_test))
