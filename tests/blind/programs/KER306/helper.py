import tensorflow as tf


def optimizer(steps):
    schedule = tf.keras.optimizers.schedules.ExponentialDecay(0.01, steps, 0.9)
    return tf.keras.optimizers.SGD(learning_rate=schedule, momentum=0.9)


def halve(epoch, rate):
    return rate * 0.5 if epoch and epoch % 10 == 0 else rate


def watchers():
    return [
        tf.keras.callbacks.TerminateOnNaN(),
        tf.keras.callbacks.LearningRateScheduler(halve),  # !
    ]


(x, y), (xt, yt) = tf.keras.datasets.fashion_mnist.load_data()
x, xt = x / 255.0, xt / 255.0
net = tf.keras.Sequential([tf.keras.Input((28, 28)), tf.keras.layers.Flatten(),
                           tf.keras.layers.Dense(64, activation="relu"), tf.keras.layers.Dense(10, activation="softmax")])
net.compile(optimizer=optimizer(1000), loss="sparse_categorical_crossentropy")
net.fit(x, y, epochs=30, validation_data=(xt, yt), callbacks=watchers())  # !
