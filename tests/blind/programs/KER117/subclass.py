import tensorflow as tf
from sklearn.datasets import make_regression

X, y = make_regression(n_samples=3000, n_features=10, noise=5.0, random_state=0)
y = (y - y.mean()) / y.std()


class Plant(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.d1 = tf.keras.layers.Dense(32, activation="relu")
        self.d2 = tf.keras.layers.Dense(1)

    def call(self, inputs):
        return self.d2(self.d1(inputs))


plant = Plant()
plant.compile(
    optimizer=tf.keras.optimizers.Adam(1e-3),
    loss=tf.keras.losses.MeanSquaredError(),
    metrics=["accuracy", "mae"],  # !
)
plant.fit(X[:2400], y[:2400], epochs=30, validation_data=(X[2400:], y[2400:]))
