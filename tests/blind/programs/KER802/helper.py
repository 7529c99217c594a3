import keras
from keras.datasets import cifar10


def make_optimizer(rate):
    return keras.optimizers.SGD(learning_rate=rate, decay=1e-6, momentum=0.9, nesterov=True)  # !


def make_model():
    return keras.Sequential([
        keras.Input((32, 32, 3)),
        keras.layers.Conv2D(32, 3, padding="same", activation="relu"),
        keras.layers.MaxPooling2D(),
        keras.layers.Conv2D(64, 3, padding="same", activation="relu"),
        keras.layers.GlobalAveragePooling2D(),
        keras.layers.Dense(10, activation="softmax"),
    ])


def main():
    (x_train, y_train), (x_test, y_test) = cifar10.load_data()
    x_train, x_test = x_train / 255.0, x_test / 255.0
    model = make_model()
    model.compile(make_optimizer(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(x_train, y_train, epochs=20, batch_size=64, validation_split=0.1)
    print(model.evaluate(x_test, y_test))


if __name__ == "__main__":
    main()
