import numpy as np
import tensorflow as tf

rng = np.random.default_rng(8)


def sensor_series(rows=4000, steps=24):
    t = rng.uniform(0, 2 * np.pi, size=(rows, 1))
    wave = np.sin(t + np.linspace(0, 3, steps + 1)) + rng.normal(0, 0.05, size=(rows, steps + 1))
    return wave[:, :-1, None].astype("float32"), wave[:, -1].astype("float32")


def build_forecaster(steps):
    model = tf.keras.Sequential([
        tf.keras.Input((steps, 1)),
        tf.keras.layers.GRU(32),
        tf.keras.layers.Dense(1, activation="sigmoid"),
    ])
    model.compile(optimizer="adam", loss=tf.keras.losses.BinaryCrossentropy())  # !
    return model


def main():
    x, y = sensor_series()
    forecaster = build_forecaster(x.shape[1])
    forecaster.fit(x[:3000], y[:3000], validation_data=(x[3000:3500], y[3000:3500]), epochs=12)
    print("test loss", forecaster.evaluate(x[3500:], y[3500:]))


main()
