import numpy as np
import keras
from keras import layers


class AgeModel(keras.Model):
    def __init__(self):
        super().__init__()
        self.bins = layers.Discretization(num_bins=8, output_mode='one_hot')  # !
        self.hidden = layers.Dense(16, activation='relu')
        self.out = layers.Dense(1, activation='sigmoid')

    def call(self, age):
        return self.out(self.hidden(self.bins(age)))


rng = np.random.default_rng(5)
age = rng.uniform(18, 90, size=(3000, 1)).astype('float32')
buys = ((age[:, 0] > 30) & (age[:, 0] < 55)).astype('float32')
model = AgeModel()
model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
model.fit(age[:2400], buys[:2400], epochs=9, validation_split=0.2)
print(model.evaluate(age[2400:], buys[2400:]))
