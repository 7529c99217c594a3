import numpy as np
from keras import Sequential, Input
from keras.callbacks import EarlyStopping, ReduceLROnPlateau
from keras.layers import Dense, GRU
from keras.optimizers import RMSprop
from keras.optimizers.schedules import PolynomialDecay


class Load:
    def __init__(self):
        self.callbacks = [EarlyStopping(patience=8)]
        self.net = Sequential([Input((24, 3)), GRU(16), Dense(1)])
        self.net.compile(RMSprop(PolynomialDecay(1e-3, 5000)), "mse")

    def train(self, x, y):
        self.callbacks.append(ReduceLROnPlateau(monitor="val_loss", patience=4))  # !
        self.net.fit(x, y, validation_split=0.2, epochs=50, callbacks=self.callbacks)  # !


x = np.random.randn(1500, 24, 3)
Load().train(x, x[:, -1, 0])
