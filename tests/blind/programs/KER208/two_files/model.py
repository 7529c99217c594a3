from keras import Input, Model
from keras.layers import Concatenate, Dense, Normalization


def two_towers():
    left, right = Input((5,)), Input((9,))
    both = Concatenate()([Normalization()(left), Normalization()(right)])  # !
    return Model([left, right], Dense(1, activation="sigmoid")(Dense(32, activation="relu")(both)))
