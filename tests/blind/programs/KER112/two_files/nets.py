from tensorflow import keras


def small_cnn(size, channels, classes=10):  # !
    inputs = keras.Input((size, size, channels))
    x = keras.layers.Conv2D(32, 3, padding="same", activation="relu")(inputs)
    x = keras.layers.MaxPooling2D()(x)
    x = keras.layers.Conv2D(64, 3, padding="same", activation="relu")(x)
    x = keras.layers.GlobalAveragePooling2D()(x)
    outputs = keras.layers.Dense(classes, activation="softmax")(x)  # !
    return keras.Model(inputs, outputs)
