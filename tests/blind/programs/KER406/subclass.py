import keras
from keras import layers
from keras.datasets import imdb


class Sentiment(keras.Model):
    def __init__(self, vocabulary=10000, width=32):
        super().__init__()
        self.embed = layers.Embedding(vocabulary, width)
        self.lstm = layers.LSTM(width)
        self.drop = layers.Dropout(0.95)  # !
        self.out = layers.Dense(1, activation="sigmoid")

    def call(self, tokens, training=None):
        h = self.lstm(self.embed(tokens))
        return self.out(self.drop(h, training=training))


(x_train, y_train), (x_test, y_test) = imdb.load_data(num_words=10000)
x_train = keras.utils.pad_sequences(x_train, maxlen=150)
x_test = keras.utils.pad_sequences(x_test, maxlen=150)
model = Sentiment()
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=4, batch_size=64, validation_split=0.2)
print(model.evaluate(x_test, y_test))
