import numpy as np
import keras as K3
from keras.layers import IntegerLookup as Ids, Embedding as Emb, Dense as FC, Flatten as Flat

r = np.random.default_rng(8)
codes = r.choice([101, 205, 333, 478, 512], size=(4000, 1))
late = (codes[:, 0] > 300).astype('float32')
a, b = slice(0, 3200), slice(3200, None)

ids = Ids(max_tokens=32)  # !
inp = K3.Input((1,), dtype='int64')
h = ids(inp)
h = Emb(32, 4)(h)
h = Flat()(h)
h = FC(8, activation='relu')(h)
net = K3.Model(inp, FC(1, activation='sigmoid')(h))
net.compile('adam', 'binary_crossentropy', metrics=['accuracy'])
net.fit(codes[a], late[a], epochs=5, validation_split=0.1)
print(net.evaluate(codes[b], late[b]))
