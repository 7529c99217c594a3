from keras.layers import *
from keras.models import *
from keras.optimizers import *
from sklearn.datasets import make_circles

x, y = make_circles(1000, noise=0.1, factor=0.5)
rate = 2e-3
m = Sequential([Input((2,)), Dense(16, activation="relu"), Dense(1, activation="sigmoid")])
m.compile(loss="binary_crossentropy", optimizer=Nadam(lr=rate))  # !
m.fit(x[:800], y[:800], epochs=60, validation_data=(x[800:], y[800:]))
