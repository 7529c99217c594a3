"""Two first tries at MNIST with five classic faults in them. `kerlint examples/five_faults.py` names all five."""

import keras
from keras import layers

(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
y_train = keras.utils.to_categorical(y_train, 10)
y_test = keras.utils.to_categorical(y_test, 10)

perceptron = keras.Sequential(
    [
        keras.Input(shape=(28, 28)),
        layers.Flatten(),
        layers.Dense(128, activation="relu"),
        layers.Dense(10, activation="softmax"),
    ]
)
perceptron.compile(
    optimizer=keras.optimizers.SGD(learning_rate=10.0),
    loss="mse",
    metrics=["accuracy"],
)
perceptron.fit(x_train, y_train, batch_size=128, epochs=20)

convnet = keras.Sequential(
    [
        keras.Input(shape=(28, 28, 1)),
        layers.Rescaling(1.0 / 255),
        layers.Conv2D(32, 3, activation="relu"),
        layers.MaxPooling2D(),
        layers.Flatten(),
        layers.Dense(10, activation="sigmoid"),
    ]
)
convnet.compile(optimizer="adam", loss="categorical_crossentropy")
convnet.fit(x_train[..., None], y_train, batch_size=128, epochs=5)
convnet.evaluate(x_test[..., None], y_test)
