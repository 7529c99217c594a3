import tensorflow as tf
from tensorflow.keras.datasets import imdb
from tensorflow.keras.preprocessing.sequence import pad_sequences

(train_reviews, train_mood), (test_reviews, test_mood) = imdb.load_data(num_words=10000)
train_reviews = pad_sequences(train_reviews, maxlen=200)
test_reviews = pad_sequences(test_reviews, maxlen=200)


class Mood(tf.keras.Model):
    def __init__(self):
        super(Mood, self).__init__()
        self.embed = tf.keras.layers.Embedding(10000, 32)
        self.rnn = tf.keras.layers.Bidirectional(tf.keras.layers.GRU(24))
        self.head = tf.keras.layers.Dense(1, activation="sigmoid")  # !

    def call(self, tokens):
        return self.head(self.rnn(self.embed(tokens)))


mood = Mood()
mood.compile(
    loss=tf.keras.losses.CategoricalCrossentropy(),  # !
    optimizer="adam",
    metrics=["accuracy"],
)
mood.fit(train_reviews, train_mood, epochs=10, batch_size=64, validation_split=0.2)
print(mood.evaluate(test_reviews, test_mood))
