import tensorflow as tf
import keras

CLASSES = 10


def prepare(image, label):
    return tf.cast(image[..., tf.newaxis], tf.float32) / 255.0, tf.one_hot(label, CLASSES)


def datasets():
    (xa, ya), (xb, yb) = keras.datasets.fashion_mnist.load_data()
    train = tf.data.Dataset.from_tensor_slices((xa, ya)).map(prepare).cache().shuffle(10000)  # !
    test = tf.data.Dataset.from_tensor_slices((xb, yb)).map(prepare).batch(128)
    return train, test
