import numpy as np
import keras
from keras import layers

rng = np.random.default_rng(0)
x = rng.normal(size=(2000, 12)).astype('float32')
price = x[:, :3].sum(axis=1)
days = np.abs(x[:, 3:6]).sum(axis=1)
inp = keras.Input((12,))
h = layers.Dense(48, activation='relu')(inp)
model = keras.Model(inp, [layers.Dense(1, name='price')(h), layers.Dense(1, name='days')(h)])
weights = [1.0, 0.3]
model.compile('adam', ['mse', 'mae'], weights, [['mae'], ['mae']])
model.fit(x[:1600], [price[:1600], days[:1600]], epochs=15, validation_split=0.1)
print(model.evaluate(x[1600:], [price[1600:], days[1600:]]))
