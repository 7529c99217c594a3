import numpy as np
import tensorflow as tf
import keras


def make_model(width, drop):
    inputs = keras.Input(shape=(20,))
    x = keras.layers.Dense(width, activation="relu")(inputs)
    x = keras.layers.Dropout(drop)(x)
    return keras.Model(inputs, keras.layers.Dense(1)(x))


def mse(truth, guess):
    return tf.reduce_mean(tf.square(truth - guess))


@tf.function
def step(model, optimizer, features, targets):
    with tf.GradientTape() as tape:
        error = mse(targets, model(features))  # !
    variables = model.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(error, variables), variables))
    return error


rng = np.random.default_rng(0)
X = rng.normal(size=(4000, 20)).astype("float32")
Y = (X @ rng.normal(size=(20, 1))).astype("float32")
net = make_model(128, 0.4)
adam = keras.optimizers.Adam(0.001)
batches = tf.data.Dataset.from_tensor_slices((X[:3200], Y[:3200])).shuffle(3200).batch(32)
for epoch in range(30):
    for features, targets in batches:
        error = step(net, adam, features, targets)
print("validation:", float(mse(Y[3200:], net(X[3200:], training=False))))
