import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(0)
x = rng.normal(size=(2000, 12)).astype('float32')
kind = x[:, :4].argmax(axis=1)
urgent = (x[:, 4] + x[:, 5] > 0.3).astype('float32')

inp = keras.Input((12,))
h = layers.Dense(48, activation='relu')(inp)
h = layers.Dense(24, activation='relu')(h)
out_kind = layers.Dense(4, activation='softmax', name='kind')(h)
out_urgent = layers.Dense(1, activation='sigmoid', name='urgent')(h)
model = keras.Model(inp, {'kind': out_kind, 'urgent': out_urgent})
model.compile(
    optimizer='adam',
    loss={'kind': 'sparse_categorical_crossentropy', 'urgent': 'binary_crossentropy'},
    metrics={'kind': 'accuracy', 'urgent': 'accuracy'},
)
model.fit(x[:1600], {'kind': kind[:1600], 'urgent': urgent[:1600]}, epochs=15, validation_split=0.1)
print(model.evaluate(x[1600:], {'kind': kind[1600:], 'urgent': urgent[1600:]}, return_dict=True))
