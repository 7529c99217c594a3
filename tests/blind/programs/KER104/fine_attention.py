import keras
from keras import layers
from keras.datasets import imdb
from keras.utils import pad_sequences

(x, y), (xt, yt) = imdb.load_data(num_words=5000)
x, xt = pad_sequences(x, 150), pad_sequences(xt, 150)
words = keras.Input((150,))
e = layers.Embedding(5000, 32)(words)
score = layers.Dense(1)(e)
score = layers.Softmax(axis=1)(score)
summary = layers.Flatten()(layers.Dot(axes=1)([score, e]))
out = layers.Dense(1, activation="sigmoid")(summary)
m = keras.Model(words, out)
m.compile("adam", "binary_crossentropy", metrics=["accuracy"])
m.fit(x, y, epochs=10, validation_split=0.1)
print(m.evaluate(xt, yt))
