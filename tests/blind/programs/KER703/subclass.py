import keras
from keras import layers
from keras.datasets import reuters


class NewsModel(keras.Model):
    def __init__(self, words=6000, topics=46):
        super().__init__()
        self.embed = layers.Embedding(words, 48)
        self.conv = layers.Conv1D(64, 5, activation="relu")
        self.pool = layers.GlobalMaxPooling1D()
        self.out = layers.Dense(topics, activation="softmax")

    def call(self, tokens):
        h = self.embed(tokens)
        h = self.conv(h)
        return self.out(self.pool(h))


(x_train, y_train), (x_test, y_test) = reuters.load_data(num_words=6000)
x_train = keras.utils.pad_sequences(x_train, maxlen=100)
x_test = keras.utils.pad_sequences(x_test, maxlen=100)

model = NewsModel()
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"], run_eagerly=True)  # !
model.fit(x_train, y_train, epochs=8, batch_size=64, validation_split=0.1)
print(model.evaluate(x_test, y_test))
