import keras
from keras import layers
from keras.datasets import imdb

(x, y), (xt, yt) = imdb.load_data(num_words=5000)
x, xt = keras.utils.pad_sequences(x, 100), keras.utils.pad_sequences(xt, 100)
i = keras.Input((100,))
h = layers.Embedding(5000, 32)(i)
h = layers.LSTM(32)(h)  # !
h = layers.LSTM(16)(h)  # !
m = keras.Model(i, layers.Dense(1, activation="sigmoid")(h))
m.compile("adam", "binary_crossentropy")
m.fit(x, y, epochs=10, validation_data=(xt, yt))
