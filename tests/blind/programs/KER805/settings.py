import keras
from keras import layers

VOCAB, LENGTH = 10000, 120
LSTM_ARGS = {'units': 32, 'dropout_W': 0.2, 'dropout_U': 0.2}  # !
FIT_ARGS = {'epochs': 4, 'batch_size': 64, 'validation_split': 0.2}

(xa, ya), (xb, yb) = keras.datasets.imdb.load_data(num_words=VOCAB)
xa = keras.utils.pad_sequences(xa, maxlen=LENGTH)
xb = keras.utils.pad_sequences(xb, maxlen=LENGTH)

model = keras.Sequential([
    layers.Embedding(input_dim=VOCAB, output_dim=32),
    layers.LSTM(**LSTM_ARGS),  # !
    layers.Dense(1, activation='sigmoid'),
])
model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
model.fit(xa, ya, **FIT_ARGS)
print(model.evaluate(xb, yb))
