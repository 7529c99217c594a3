import numpy as np
import keras
from keras import layers


def windows(series, past):
    x = np.stack([series[i:i + past] for i in range(len(series) - past)])
    return x[..., None], series[past:].reshape(-1, 1)


def build(past):
    model = keras.Sequential()
    model.add(keras.Input((past, 1)))
    model.add(layers.Dense(32, activation='relu'))
    model.add(layers.Dense(16, activation='relu'))
    model.add(layers.Dense(1))  # !
    model.compile(optimizer=keras.optimizers.Adam(1e-3), loss='mae')  # !
    return model


def main(past=24):
    t = np.arange(5000)
    series = (np.sin(t / 9) + 0.1 * np.random.default_rng(0).normal(size=t.size)).astype('float32')
    x, y = windows(series, past)
    cut = int(len(x) * 0.8)
    model = build(past)
    model.fit(x[:cut], y[:cut], epochs=10, validation_split=0.1, verbose=2)
    print('mae', model.evaluate(x[cut:], y[cut:], verbose=0))


if __name__ == '__main__':
    main()
