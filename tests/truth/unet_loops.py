"""U-Net style model: a list of skips, consumed in reverse."""
import keras
import numpy as np
from keras import layers


def get_model(img_size, num_classes, depth=3, base=8):
    inputs = keras.Input(shape=img_size + (3,))
    skips = []
    x = layers.Conv2D(base, 3, padding="same", activation="relu")(inputs)

    for level in range(depth):
        filters = base * 2**level
        x = layers.SeparableConv2D(filters, 3, padding="same")(x)
        x = layers.BatchNormalization()(x)
        x = layers.Activation("relu")(x)
        skips.append(x)
        x = layers.MaxPooling2D(3, strides=2, padding="same")(x)

    x = layers.Conv2D(base * 2**depth, 3, padding="same", activation="relu")(x)

    for level, skip in zip(reversed(range(depth)), skips[::-1]):
        x = layers.UpSampling2D(2)(x)
        x = layers.Concatenate()([x, skip])
        x = layers.Conv2D(base * 2**level, 3, padding="same", activation="relu")(x)

    outputs = layers.Conv2D(num_classes, 3, activation="softmax", padding="same")(x)
    return keras.Model(inputs, outputs)


class Pairs(keras.utils.PyDataset):
    """Images and masks, one batch at a time."""

    def __init__(self, n, batch_size, img_size, **kwargs):
        super().__init__(**kwargs)
        self.n, self.batch_size, self.img_size = n, batch_size, img_size

    def __len__(self):
        return self.n // self.batch_size

    def __getitem__(self, idx):
        x = np.random.rand(self.batch_size, *self.img_size, 3).astype("float32")
        y = np.random.randint(0, 3, (self.batch_size, *self.img_size, 1))
        return x, y


img_size = (32, 32)
model = get_model(img_size, num_classes=3)
model.compile(optimizer=keras.optimizers.Adam(1e-4), loss="sparse_categorical_crossentropy")
model.fit(
    Pairs(16, 4, img_size),
    epochs=1,
    validation_data=Pairs(4, 4, img_size),
    callbacks=[keras.callbacks.TerminateOnNaN()],
    verbose=2,
)
