"""Fashion-MNIST; the pixels are scaled in a helper."""
import keras
import numpy as np
from keras import layers

SCALE = np.float32(1 / 255)


def as_images(raw):
    """uint8 (n, 28, 28) -> float32 (n, 28, 28, 1) in [0, 1]"""
    return np.multiply(raw, SCALE)[..., np.newaxis]


def load():
    train, test = keras.datasets.fashion_mnist.load_data()
    prepared = []
    for images, labels in (train, test):
        prepared.append((as_images(images), labels.astype("int32")))
    return prepared


def make_model(filters=(32, 64), n_classes=10):
    model = keras.Sequential([keras.Input((28, 28, 1))])
    for f in filters:
        model.add(layers.Conv2D(f, 3, activation="relu"))
        model.add(layers.MaxPooling2D())
    model.add(layers.Flatten())
    model.add(layers.Dropout(0.5))
    model.add(layers.Dense(n_classes, activation="softmax"))
    model.compile(
        optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"]
    )
    return model


if __name__ == "__main__":
    (x_train, y_train), (x_test, y_test) = load()
    model = make_model()
    model.fit(x_train, y_train, batch_size=128, epochs=9, validation_split=0.1)
    print(dict(zip(model.metrics_names, model.evaluate(x_test, y_test, verbose=0))))
