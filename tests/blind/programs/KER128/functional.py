import keras
from keras import layers

(x_train, y_train), (x_test, y_test) = keras.datasets.imdb.load_data(num_words=12000)
x_train = keras.utils.pad_sequences(x_train, maxlen=250)
x_test = keras.utils.pad_sequences(x_test, maxlen=250)

tokens = keras.Input((250,), dtype="int32")
x = layers.Embedding(12000, 32)(tokens)
x = layers.Conv1D(64, 5, activation="relu")(x)
x = layers.GlobalMaxPooling1D()(x)
x = layers.Dense(32, activation="relu")(x)
score = layers.Dense(1, activation="sigmoid")(x)

model = keras.Model(tokens, score)
model.compile(
    optimizer="adam",
    loss="binary_cross_entropy",  # !
    metrics=["accuracy"],
)
model.fit(x_train, y_train, epochs=3, batch_size=64, validation_split=0.2)
print(model.evaluate(x_test, y_test))
