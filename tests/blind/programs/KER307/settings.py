import keras
from keras.datasets import fashion_mnist

CONFIG = {
    "epochs": 6,
    "batch_size": 128,
    "optimizer": keras.optimizers.Nadam(1e-3),  # !
    "loss": "sparse_categorical_crossentropy",
}

(x_train, y_train), (x_test, y_test) = fashion_mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0


def mlp(depth):
    model = keras.Sequential([keras.Input((28, 28)), keras.layers.Flatten()])
    for _ in range(depth):
        model.add(keras.layers.Dense(64, activation="relu"))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model


shallow, deep = mlp(1), mlp(3)
shallow.compile(CONFIG["optimizer"], CONFIG["loss"], metrics=["accuracy"])
shallow.fit(x_train, y_train, epochs=CONFIG["epochs"], batch_size=CONFIG["batch_size"], validation_split=0.1)
deep.compile(CONFIG["optimizer"], CONFIG["loss"], metrics=["accuracy"])  # !
deep.fit(x_train, y_train, epochs=CONFIG["epochs"], batch_size=CONFIG["batch_size"], validation_split=0.1)  # !
print(shallow.evaluate(x_test, y_test), deep.evaluate(x_test, y_test))
