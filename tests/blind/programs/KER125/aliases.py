import numpy as nn
import keras as nets
import keras.layers as blocks
from keras.losses import MeanSquaredError as Squares

g = nn.random.default_rng(77)
walks = g.normal(size=(1800, 12, 6)).astype('f4')
dist = nn.sqrt((walks.sum(axis=1) ** 2).sum(axis=1))[:, None] / 10
fit_n = 1500

m = nets.Sequential([
    nets.Input((12, 6)),
    blocks.TimeDistributed(blocks.Dense(20, activation='relu')),
    blocks.TimeDistributed(blocks.Dense(1)),  # !
])
m.compile(nets.optimizers.RMSprop(1e-3), Squares())  # !
m.fit(walks[:fit_n], dist[:fit_n], epochs=9, validation_split=0.1)
print(m.evaluate(walks[fit_n:], dist[fit_n:]))
