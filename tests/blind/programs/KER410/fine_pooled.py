import keras
from keras import layers

(xa, ya), (xb, yb) = keras.datasets.imdb.load_data(num_words=10000)
xa = keras.utils.pad_sequences(xa, maxlen=80)
xb = keras.utils.pad_sequences(xb, maxlen=80)

words = keras.Input((80,))
h = layers.Embedding(10000, 32)(words)
h = layers.GRU(32, return_sequences=True)(h)
h = layers.GRU(16, return_sequences=True)(h)
h = layers.GlobalMaxPooling1D()(h)
out = layers.Dense(1, activation='sigmoid')(h)
model = keras.Model(words, out)
model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
model.fit(xa, ya, epochs=3, batch_size=64, validation_split=0.2)
print(model.evaluate(xb, yb))
