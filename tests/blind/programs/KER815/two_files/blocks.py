import tensorflow as tf
from keras import layers


def merge(a, b):
    both = tf.concat([a, b], axis=-1)  # !
    return layers.Dense(32, activation='relu')(both)
