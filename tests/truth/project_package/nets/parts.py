from keras import layers

ACTIVATION = "relu"


def flat(x):
    x = layers.Flatten()(x)
    return layers.Dropout(0.1)(x)
