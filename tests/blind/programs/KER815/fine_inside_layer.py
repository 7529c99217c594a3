import tensorflow as tf
import keras
from keras import layers


class MeanOverSteps(layers.Layer):
    def call(self, x):
        return tf.reduce_mean(x, axis=1)


(xa, ya), (xb, yb) = keras.datasets.imdb.load_data(num_words=10000)
xa = keras.utils.pad_sequences(xa, maxlen=100)
xb = keras.utils.pad_sequences(xb, maxlen=100)
words = keras.Input((100,))
h = layers.Embedding(10000, 48)(words)
h = MeanOverSteps()(h)
h = layers.Dense(24, activation='relu')(h)
out = layers.Dense(1, activation='sigmoid')(h)
model = keras.Model(words, out)
model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
model.fit(xa, ya, epochs=4, batch_size=128, validation_split=0.2)
print(model.evaluate(xb, yb))
