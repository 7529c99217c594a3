import keras
from keras.datasets import reuters

SETTINGS = {"dropout_percent": 25, "momentum": 0.95, "units": 64}
(x_train, y_train), (x_test, y_test) = reuters.load_data(num_words=6000)
x_train = keras.utils.pad_sequences(x_train, maxlen=120)
x_test = keras.utils.pad_sequences(x_test, maxlen=120)

model = keras.Sequential([
    keras.Input((120,)),
    keras.layers.Embedding(6000, 32),
    keras.layers.GRU(SETTINGS["units"], dropout=0.1),
    keras.layers.BatchNormalization(momentum=SETTINGS["momentum"]),
    keras.layers.Dropout(SETTINGS["dropout_percent"] / 100),
    keras.layers.Dense(46, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=8, batch_size=64, validation_split=0.1)
print(model.evaluate(x_test, y_test))
