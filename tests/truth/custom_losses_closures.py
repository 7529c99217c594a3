import keras
import numpy as np
from keras import backend as K
from keras import layers, ops


def weighted_bce(weight):
    def loss(y_true, y_pred):
        bce = keras.losses.binary_crossentropy(y_true, y_pred)
        return ops.mean(bce * weight)

    return loss


class DiceLoss(keras.losses.Loss):
    def __init__(self, smooth=1.0, **kwargs):
        super().__init__(**kwargs)
        self.smooth = smooth

    def call(self, y_true, y_pred):
        overlap = ops.sum(y_true * y_pred)
        return 1 - (2 * overlap + self.smooth) / (ops.sum(y_true) + ops.sum(y_pred) + self.smooth)


def recall(y_true, y_pred):
    hits = ops.sum(ops.round(y_true * y_pred))
    return hits / (ops.sum(y_true) + K.epsilon())


def segmenter():
    i = keras.Input((16, 16, 1))
    x = layers.Conv2D(8, 3, padding="same")(i)
    x = layers.PReLU(shared_axes=[1, 2])(x)
    return keras.Model(i, layers.Conv2D(1, 1, activation="sigmoid")(x))


x = np.random.rand(24, 16, 16, 1).astype("float32")
y = (x > 0.5).astype("float32")
for loss in [weighted_bce(2.0), DiceLoss(), "binary_focal_crossentropy"]:
    model = segmenter()
    model.compile(keras.optimizers.Adam(1e-3, clipnorm=1.0), loss, metrics=[recall])
    model.fit(x, y, epochs=1, batch_size=8, verbose=0)
