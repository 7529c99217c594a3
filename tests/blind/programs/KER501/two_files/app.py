import numpy as np

from network import Forecaster

rng = np.random.default_rng(21)
start = rng.uniform(0, 6.28, size=(2000, 1))
series = np.cos(start + 0.2 * np.arange(25)) + rng.normal(0, 0.05, size=(2000, 25))
x, y = series[:, :24, None], series[:, 24]
x_train, y_train = x[:1600], y[:1600]
x_test, y_test = x[1600:], y[1600:]

forecaster = Forecaster(24)
forecast = forecaster.forecast(x_test)  # !
print("mean error", np.abs(forecast - y_test).mean())
for value, truth in list(zip(forecast, y_test))[:5]:
    print(f"{value:.2f} {truth:.2f}")
