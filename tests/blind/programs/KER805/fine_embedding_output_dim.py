import keras
from keras import layers

VOCAB, LENGTH = 10000, 120
(xa, ya), (xb, yb) = keras.datasets.imdb.load_data(num_words=VOCAB)
xa = keras.utils.pad_sequences(xa, maxlen=LENGTH)
xb = keras.utils.pad_sequences(xb, maxlen=LENGTH)
model = keras.Sequential([
    layers.Embedding(input_dim=VOCAB, output_dim=32),
    layers.LSTM(units=32, dropout=0.2, recurrent_dropout=0.2),
    layers.Dropout(rate=0.2),
    layers.Dense(1, kernel_initializer='glorot_normal', activation='sigmoid'),
])
model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
model.fit(xa, ya, epochs=4, batch_size=64, validation_split=0.2)
print(model.evaluate(xb, yb))
