import numpy as np
import keras
from keras import layers
from sklearn.datasets import make_circles
from sklearn.model_selection import train_test_split


class RingClassifier:
    def __init__(self, units=24):
        self.model = keras.Sequential([
            keras.Input((2,)),
            layers.Dense(units, activation='relu'),
            layers.Dense(units, activation='relu'),
            layers.Dense(1),
        ])
        self.model.compile(optimizer='adam', loss=keras.losses.BinaryCrossentropy(from_logits=True))

    def fit(self, x, y):
        self.model.fit(x, y, epochs=25, batch_size=32, validation_split=0.1, verbose=0)
        return self

    def predict(self, x):
        scores = self.model.predict(x, verbose=0)[:, 0]
        return np.where(scores >= 0.5, 1, 0)  # !


x, y = make_circles(2000, noise=0.1, factor=0.5, random_state=0)
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.25, random_state=0)
clf = RingClassifier().fit(x_train, y_train)
print('right:', np.mean(clf.predict(x_test) == y_test))
