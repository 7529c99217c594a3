import keras
from keras.datasets import fashion_mnist


def build():
    model = keras.Sequential([
        keras.Input((28, 28)),
        keras.layers.Flatten(),
        keras.layers.Dense(128, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


def store(model, folder):
    model.save(folder)  # !


def restore(folder):
    return keras.models.load_model(folder)  # !


(x_train, y_train), (x_test, y_test) = fashion_mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0
net = build()
net.fit(x_train, y_train, epochs=6, batch_size=128, validation_split=0.1)
store(net, "clothes_model")  # !
again = restore("clothes_model")  # !
print(again.evaluate(x_test, y_test))
