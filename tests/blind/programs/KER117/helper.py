import numpy as np
from keras import Sequential, layers, Input


def windows(series, size):
    x = np.stack([series[i:i + size] for i in range(len(series) - size)])
    return x[..., None], series[size:]


def forecaster(size, metrics=("accuracy",)):  # !
    net = Sequential([Input((size, 1)), layers.LSTM(24), layers.Dense(1)])
    net.compile("adam", "mae", metrics=list(metrics))  # !
    return net


series = np.sin(np.linspace(0, 300, 6000)) + np.random.normal(0, 0.1, 6000)
x, y = windows(series, 30)
power = forecaster(30)
power.fit(x[:4500], y[:4500], validation_data=(x[4500:], y[4500:]), epochs=12)
