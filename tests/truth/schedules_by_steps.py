import keras
import numpy as np
from keras.optimizers import schedules

x = np.random.randn(320, 5)
y = x @ np.arange(5.0) + 0.1 * np.random.randn(320)
batch, epochs = 32, 4
total = len(x) // batch * epochs
rates = {
    "piecewise": schedules.PiecewiseConstantDecay([total // 2, total], [0.1, 0.01, 0.001]),
    "cosine": schedules.CosineDecay(0.0, total, warmup_target=0.02, warmup_steps=total // 10),
    "inverse": schedules.InverseTimeDecay(initial_learning_rate=0.05, decay_steps=1.0, decay_rate=0.5),
    "fixed": 10 ** -2.5,
}
scores = {name: None for name in rates}
for name, rate in rates.items():
    model = keras.Sequential([keras.Input((5,)), keras.layers.Dense(1, use_bias=False)], name=name)
    model.compile(keras.optimizers.SGD(rate), "mse", metrics=[keras.metrics.MeanAbsoluteError()])
    model.fit(x, y, batch, epochs, verbose=0, validation_split=0.1)
    scores[name] = model.evaluate(x, y, verbose=0)[0]
best = min(scores, key=scores.get)
