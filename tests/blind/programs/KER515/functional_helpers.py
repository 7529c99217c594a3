"""Regression of concrete strength with a hand-written loop."""
import numpy as np
import pandas as pd
import tensorflow as tf
from sklearn.model_selection import train_test_split


def network(width):
    inp = tf.keras.Input(shape=(width,))
    x = tf.keras.layers.GaussianNoise(0.1)(inp)
    x = tf.keras.layers.Dense(64, activation='relu')(x)
    x = tf.keras.layers.Dropout(0.3)(x)
    x = tf.keras.layers.Dense(64, activation='relu')(x)
    x = tf.keras.layers.Dropout(0.3)(x)
    return tf.keras.Model(inp, tf.keras.layers.Dense(1)(x))


def squared_error(net, x, y):
    return tf.reduce_mean(tf.square(net(x) - y))  # !


def one_step(net, opt, x, y):
    with tf.GradientTape() as tape:
        error = squared_error(net, x, y)  # !
    opt.apply_gradients(zip(tape.gradient(error, net.trainable_variables), net.trainable_variables))
    return error


def main():
    frame = pd.read_csv('concrete.csv').astype('float32')
    y = frame.pop('strength').to_numpy()[:, None]
    x_tr, x_te, y_tr, y_te = train_test_split(frame.to_numpy(), y, test_size=0.2, random_state=5)
    mu, sd = x_tr.mean(0), x_tr.std(0)
    x_tr, x_te = (x_tr - mu) / sd, (x_te - mu) / sd

    net, opt = network(x_tr.shape[1]), tf.keras.optimizers.Adam(1e-3)
    batches = tf.data.Dataset.from_tensor_slices((x_tr, y_tr)).shuffle(1000).batch(32)
    for epoch in range(100):
        errors = [float(one_step(net, opt, x, y)) for x, y in batches]
        if epoch % 10 == 0:
            print(epoch, np.mean(errors))
    print('test rmse', np.sqrt(np.mean((net(x_te, training=False) - y_te) ** 2)))


main()
