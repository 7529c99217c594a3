import keras
from keras import layers

SETTINGS = {
    'vocab': 12000,
    'length': 150,
    'epochs': 4,
    'threshold': 0.5,  # !
    'from_logits': True,
}

(xa, ya), (xb, yb) = keras.datasets.imdb.load_data(num_words=SETTINGS['vocab'])
xa = keras.utils.pad_sequences(xa, maxlen=SETTINGS['length'])
xb = keras.utils.pad_sequences(xb, maxlen=SETTINGS['length'])
model = keras.Sequential([
    layers.Embedding(SETTINGS['vocab'], 32),
    layers.GlobalAveragePooling1D(),
    layers.Dense(16, activation='relu'),
    layers.Dense(1),
])
loss = keras.losses.BinaryCrossentropy(from_logits=SETTINGS['from_logits'])
model.compile(optimizer='adam', loss=loss, metrics=[keras.metrics.BinaryAccuracy(threshold=0.0)])
model.fit(xa, ya, epochs=SETTINGS['epochs'], batch_size=128, validation_split=0.2)
raw = model.predict(xb).ravel()
good = raw > SETTINGS['threshold']  # !
print('share of good reviews', good.mean(), 'right', (good == yb).mean())
