import numpy as np
from keras.layers import *
from keras.models import *
from sklearn.datasets import make_moons
from sklearn.model_selection import train_test_split

points, half = make_moons(n_samples=1500, noise=0.2, random_state=0)
P, Q, p, q = train_test_split(points, half, test_size=0.25, random_state=0)

widths = [32, 32, 16]
moon = Sequential([Input((2,))] + [Dense(w, activation="tanh") for w in widths] + [Dense(1, activation="sigmoid")])  # !
moon.compile("adam", loss="categorical_crossentropy", metrics=["accuracy"])  # !
moon.fit(P, p, epochs=100, batch_size=32, validation_data=(Q, q))
