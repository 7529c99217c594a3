# adversarial pictures of a trained network: the tape is for the pictures, so inference is meant
import numpy as np
import tensorflow as tf

net = tf.keras.models.load_model('digits.keras')   # has dropout
(_, _), (x, y) = tf.keras.datasets.mnist.load_data()
x = tf.constant(x[:200, ..., None] / 255.0, dtype=tf.float32)
y = tf.constant(y[:200].astype('int64'))
loss = tf.keras.losses.SparseCategoricalCrossentropy()


def attack(pictures, labels, eps):
    with tf.GradientTape() as tape:
        tape.watch(pictures)
        value = loss(labels, net(pictures))
    direction = tf.sign(tape.gradient(value, pictures))
    return tf.clip_by_value(pictures + eps * direction, 0.0, 1.0)


for eps in (0.0, 0.05, 0.1, 0.2):
    bad = attack(x, y, eps)
    guess = np.argmax(net.predict(bad, verbose=0), axis=1)
    print(eps, (guess == y.numpy()).mean())
