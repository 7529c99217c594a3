import keras
from keras import layers
from keras.datasets import imdb

(x_train, y_train), (x_test, y_test) = imdb.load_data(num_words=10000)
x_train = keras.utils.pad_sequences(x_train, maxlen=200)
x_test = keras.utils.pad_sequences(x_test, maxlen=200)

tokens = keras.Input((200,))
embedded = layers.Embedding(10000, 32)(tokens)
left = layers.GRU(16)(embedded)
right = layers.LSTM(16, go_backwards=True)(embedded)
both = layers.concatenate([left, right])
both = layers.ReLU(threshold=0.1)(both)
score = layers.Dense(1, activation="sigmoid")(both)
model = keras.Model(tokens, score)
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=3, batch_size=64, validation_split=0.2)
print(model.evaluate(x_test, y_test))
