import keras
from keras.datasets import fashion_mnist
from keras.losses import BinaryCrossentropy, CategoricalCrossentropy

(x_train, y_train), (x_test, y_test) = fashion_mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0
one_hot = keras.utils.to_categorical
LOSSES = {"softmax": CategoricalCrossentropy(), "sigmoid": BinaryCrossentropy()}

for activation, loss in [("softmax", LOSSES["softmax"])]:
    model = keras.Sequential([
        keras.Input((28, 28)),
        keras.layers.Flatten(),
        keras.layers.Dense(128, activation="relu"),
        keras.layers.Dense(10, activation=activation),
    ])
    model.compile("adam", loss=loss, metrics=["accuracy"])
    model.fit(x_train, one_hot(y_train), epochs=5, validation_split=0.1)
    print(activation, model.evaluate(x_test, one_hot(y_test)))
