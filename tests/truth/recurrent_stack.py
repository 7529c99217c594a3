import keras
import numpy as np
from keras import layers

max_features, maxlen = 800, 30

# functional, variable length
inputs = keras.Input(shape=(None,), dtype="int32")
x = layers.Embedding(max_features, 32, mask_zero=True)(inputs)
x = layers.Bidirectional(layers.LSTM(16, return_sequences=True))(x)
x = layers.Bidirectional(layers.LSTM(16))(x)
outputs = layers.Dense(1, activation="sigmoid")(x)
sentiment = keras.Model(inputs, outputs)
sentiment.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])

sequences = [np.random.randint(1, max_features, size=np.random.randint(5, 60)) for _ in range(64)]
padded = keras.utils.pad_sequences(sequences, maxlen=maxlen, padding="post")
sentiment.fit(padded, np.random.randint(0, 2, 64), epochs=1, batch_size=32, validation_split=0.25)

# one prediction per step
tagger = keras.Sequential(
    [
        keras.Input((maxlen, 6)),
        layers.Masking(mask_value=0.0),
        layers.GRU(16, return_sequences=True),
        layers.TimeDistributed(layers.Dense(5, activation="softmax")),
    ]
)
tagger.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
tagger.fit(
    np.random.randn(32, maxlen, 6),
    np.random.randint(0, 5, (32, maxlen)),
    epochs=1,
    validation_split=0.25,
    verbose=0,
)

# repeat-vector autoencoder
seq2seq = keras.Sequential()
seq2seq.add(layers.Input((10, 2)))
seq2seq.add(layers.LSTM(12))
seq2seq.add(layers.RepeatVector(10))
seq2seq.add(layers.LSTM(12, return_sequences=True))
seq2seq.add(layers.TimeDistributed(layers.Dense(2)))
seq2seq.compile(loss="mse", optimizer="adam")
s = np.random.randn(40, 10, 2)
seq2seq.fit(s, s, epochs=1, verbose=0)
