import keras
from keras import layers


def conv_block(x, filters):
    x = layers.Conv2D(filters, 3, padding="same")(x)
    x = layers.BatchNormalization()(x)
    x = layers.ReLU()(x)
    return layers.MaxPooling2D()(x)


def make_detector(size, depth=3, n_out=1):
    image = keras.Input((size, size, 1))
    x = image
    for step in range(depth):
        x = conv_block(x, 16 * 2 ** step)
    x = layers.GlobalAveragePooling2D()(x)
    return keras.Model(image, layers.Dense(n_out, activation="softmax")(x), name="xray")  # !
