"""The habit of courses: everything in one class."""
import keras
import numpy as np
from keras.callbacks import EarlyStopping, ReduceLROnPlateau
from keras.layers import BatchNormalization, Conv2D, Dense, Dropout, Flatten, Input, MaxPooling2D
from keras.models import Sequential


class ImageClassifier:
    image_size = 32
    channels = 3

    def __init__(self, n_classes, learning_rate=0.001, epochs=5):
        self.n_classes = n_classes
        self.learning_rate = learning_rate
        self.epochs = epochs
        self.model = None
        self.history = None

    @property
    def input_shape(self):
        return self.image_size, self.image_size, self.channels

    def _add_block(self, filters, dropout=0.2):
        self.model.add(Conv2D(filters, (3, 3), activation="relu", padding="same"))
        self.model.add(BatchNormalization())
        self.model.add(MaxPooling2D((2, 2)))
        self.model.add(Dropout(dropout))

    def build(self):
        self.model = Sequential([Input(self.input_shape)])
        for filters in [8, 16, 32]:
            self._add_block(filters)
        self.model.add(Flatten())
        self.model.add(Dense(64, activation="relu"))
        self.model.add(Dense(self.n_classes, activation="softmax"))
        self._compile()
        return self

    def _compile(self):
        self.model.compile(
            optimizer=keras.optimizers.Adam(learning_rate=self.learning_rate),
            loss="categorical_crossentropy",
            metrics=["accuracy"],
        )

    def callbacks(self):
        return [EarlyStopping(patience=3), ReduceLROnPlateau(monitor="val_loss", factor=0.2, patience=2)]

    def train(self, x, y, **kwargs):
        self.history = self.model.fit(
            x, y, epochs=self.epochs, validation_split=0.2, callbacks=self.callbacks(), verbose=0, **kwargs
        )
        return self.history


class GrayClassifier(ImageClassifier):
    channels = 1

    def _add_block(self, filters, dropout=0.4):
        super()._add_block(filters * 2, dropout=dropout)


if __name__ == "__main__":
    labels = keras.utils.to_categorical(np.random.randint(0, 4, 40), num_classes=4)
    ImageClassifier(4).build().train(np.random.rand(40, 32, 32, 3), labels, batch_size=10)
    gray = GrayClassifier(n_classes=4, epochs=2)
    gray.build()
    gray.train(np.random.rand(40, 32, 32, 1), labels)
