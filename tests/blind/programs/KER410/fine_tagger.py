import numpy as np
import keras
from keras import layers

rng = np.random.default_rng(4)
tokens = rng.integers(1, 500, size=(3000, 25))
tags = (tokens % 7).astype('int32')
print(tokens.shape, tags.shape)

model = keras.Sequential([
    layers.Embedding(500, 16),
    layers.Bidirectional(layers.LSTM(24, return_sequences=True)),
    layers.Dense(7, activation='softmax'),
])
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(tokens[:2400], tags[:2400], epochs=6, batch_size=32, validation_split=0.1)
print(model.evaluate(tokens[2400:], tags[2400:]))
