from keras import Input, Sequential, layers, utils
from keras.datasets import reuters

(x, y), (xt, yt) = reuters.load_data(num_words=4000)
x, xt = utils.pad_sequences(x, 100), utils.pad_sequences(xt, 100)
y, yt = utils.to_categorical(y, 46), utils.to_categorical(yt, 46)
news = Sequential([Input((100,)), layers.Embedding(4000, 32), layers.GlobalAveragePooling1D(),
                   layers.Dense(46, activation="softmax")])
news.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
news.fit(x, y, epochs=20, validation_split=0.2)
print(news.evaluate(xt, yt))
