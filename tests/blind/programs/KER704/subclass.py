import keras
from keras import layers

keras.mixed_precision.set_dtype_policy('mixed_float16')


class Sentiment(keras.Model):
    def __init__(self, vocab, width=64):
        super().__init__()
        self.embed = layers.Embedding(vocab, width)
        self.rnn = layers.Bidirectional(layers.GRU(width))
        self.hidden = layers.Dense(width, activation='relu')
        self.out = layers.Dense(1, activation='sigmoid')  # !

    def call(self, tokens):
        return self.out(self.hidden(self.rnn(self.embed(tokens))))


(xa, ya), (xb, yb) = keras.datasets.imdb.load_data(num_words=10000)
xa = keras.utils.pad_sequences(xa, maxlen=120)
xb = keras.utils.pad_sequences(xb, maxlen=120)
model = Sentiment(10000)
model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
model.fit(xa, ya, epochs=3, batch_size=256, validation_split=0.2)
print(model.evaluate(xb, yb))
