import keras
from keras import layers


class Tagger(keras.Model):
    def __init__(self, classes):
        super().__init__()
        self.embed = layers.Embedding(5000, 64)
        self.drop = layers.SpatialDropout1D(0.3)
        self.rnn = layers.Bidirectional(layers.LSTM(64))
        self.out = layers.Dense(classes)

    def call(self, ids, training=None):
        h = self.drop(self.embed(ids), training=training)
        return self.out(self.rnn(h))
