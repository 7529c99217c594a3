import numpy as np
from tensorflow import keras as ks
import tensorflow.keras.layers as kl
Recurrent = kl.SimpleRNN

rg = np.random.default_rng(33)
steps = rg.normal(size=(3000, 20, 3)).astype('float32')
total = steps.sum(axis=(1, 2))[:, None] / 8
tr, te = slice(0, 2500), slice(2500, 3000)

walker = ks.models.Sequential()
walker.add(ks.Input((20, 3)))
walker.add(Recurrent(24, return_sequences=True))  # !
walker.add(kl.Dropout(0.1))
walker.add(kl.Dense(1, activation='linear'))
walker.compile(ks.optimizers.Adam(), ks.losses.MeanAbsoluteError())
walker.fit(steps[tr], total[tr], batch_size=50, epochs=9, validation_split=0.1)
print(walker.evaluate(steps[te], total[te]))
