from keras import layers


def dense_block(x, units, rate=1.0):  # !
    x = layers.Dense(units)(x)
    x = layers.BatchNormalization()(x)
    x = layers.Activation("relu")(x)
    return layers.Dropout(rate)(x)  # !
