from keras.models import Sequential
from keras.layers import Dense, Input
from keras.layers.convolutional import Conv2D, MaxPooling2D  # !
from keras.layers.core import Dropout, Flatten  # !


def lenet(classes):
    return Sequential([
        Input((28, 28, 1)),
        Conv2D(20, 5, padding='same', activation='relu'),
        MaxPooling2D(2),
        Conv2D(50, 5, padding='same', activation='relu'),
        MaxPooling2D(2),
        Flatten(),
        Dense(200, activation='relu'),
        Dropout(0.3),
        Dense(classes, activation='softmax'),
    ])
