import numpy as np
import keras
from keras import layers


class PulseNet:
    STEPS = 30

    def __init__(self):
        self.model = keras.Sequential([
            keras.Input((self.STEPS, 1)),
            layers.Conv1D(16, 7, activation='relu'),
            layers.MaxPooling1D(2),
            layers.Conv1D(32, 7, activation='relu'),
            layers.MaxPooling1D(2),
            layers.Conv1D(32, 7, activation='relu'),  # !
            layers.GlobalMaxPooling1D(),
            layers.Dense(1, activation='sigmoid'),
        ])
        self.model.compile('adam', 'binary_crossentropy', metrics=['accuracy'])

    def train(self, x, y):
        return self.model.fit(x, y, epochs=7, validation_split=0.1)


rng = np.random.default_rng(1)
x = rng.normal(size=(2000, PulseNet.STEPS, 1)).astype('float32')
y = (np.abs(x).max(axis=(1, 2)) > 2.2).astype('float32')
net = PulseNet()
net.train(x[:1600], y[:1600])
print(net.model.evaluate(x[1600:], y[1600:]))
