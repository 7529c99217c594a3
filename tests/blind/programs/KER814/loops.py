import keras
from keras.datasets import mnist

(x_train, y_train), (x_test, y_test) = mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0

for width in (32, 64, 128):
    model = keras.Sequential([
        keras.Input((28, 28)),
        keras.layers.Flatten(),
        keras.layers.Dense(width, activation="relu"),
        keras.layers.Dropout(0.2),
        keras.layers.Dense(10, activation="softmax"),
    ])
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    log = model.fit(x_train, y_train, epochs=5, batch_size=128, validation_split=0.1, verbose=0)
    print(width, log.history["val_accuracy"][-1])
    model.save(f"mnist_{width}.tf", save_format="tf")  # !

print("last one:", model.evaluate(x_test, y_test))
