import keras
from keras import layers
from keras.datasets import imdb
from sklearn.metrics import accuracy_score


class ReviewNet(keras.Model):
    def __init__(self, words, dim=32):
        super().__init__()
        self.embedding = layers.Embedding(words, dim)
        self.pool = layers.GlobalAveragePooling1D()
        self.dense = layers.Dense(16, activation="relu")
        self.positive = layers.Dense(1, activation="sigmoid")

    def call(self, x):
        return self.positive(self.dense(self.pool(self.embedding(x))))


(x_train, y_train), (x_test, y_test) = imdb.load_data(num_words=8000)
x_train = keras.utils.pad_sequences(x_train, maxlen=200)
x_test = keras.utils.pad_sequences(x_test, maxlen=200)
net = ReviewNet(8000)
net.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
net.fit(x_train, y_train, epochs=6, batch_size=128, validation_split=0.2)
labels = net.predict(x_test).argmax(axis=1)  # !
print(accuracy_score(y_test, labels))
