import keras
from keras import layers


def recurrent_stack(model, sizes, cell=layers.GRU):
    for size in sizes:
        model.add(cell(size, return_sequences=True))  # !
    return model


def load(vocab, length):
    (xa, ya), (xb, yb) = keras.datasets.imdb.load_data(num_words=vocab)
    pad = keras.utils.pad_sequences
    return pad(xa, maxlen=length), ya, pad(xb, maxlen=length), yb


xa, ya, xb, yb = load(10000, 80)
model = keras.Sequential([layers.Embedding(10000, 32)])
model = recurrent_stack(model, [32, 16])  # !
model.add(layers.Dense(1, activation='sigmoid'))
model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
model.fit(xa, ya, epochs=3, batch_size=64, validation_split=0.2)
print(model.evaluate(xb, yb))
