import keras
from keras import layers

(xa, ya), (xb, yb) = keras.datasets.imdb.load_data(num_words=10000)
xa = keras.utils.pad_sequences(xa, maxlen=100)
xb = keras.utils.pad_sequences(xb, maxlen=100)

words = keras.Input((100,))
h = layers.Embedding(10000, 32)(words)
h = layers.Bidirectional(layers.GRU(16, return_sequences=True))(h)
score = layers.Dense(1)(h)
weight = layers.Softmax(axis=1)(score)
weighted = layers.Multiply()([h, weight])
pooled = layers.GlobalAveragePooling1D()(weighted)
out = layers.Dense(1, activation='sigmoid')(pooled)
model = keras.Model(words, out)
model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
model.fit(xa, ya, epochs=3, batch_size=64, validation_split=0.2)
print(model.evaluate(xb, yb))
