import keras
from keras import layers

BORDER = 0.0
(xa, ya), (xb, yb) = keras.datasets.imdb.load_data(num_words=12000)
xa = keras.utils.pad_sequences(xa, maxlen=150)
xb = keras.utils.pad_sequences(xb, maxlen=150)
model = keras.Sequential([
    layers.Embedding(12000, 32),
    layers.GlobalAveragePooling1D(),
    layers.Dense(16, activation='relu'),
    layers.Dense(1),
])
model.compile(optimizer='adam', loss=keras.losses.BinaryCrossentropy(from_logits=True),
              metrics=[keras.metrics.BinaryAccuracy(threshold=BORDER)])
model.fit(xa, ya, epochs=4, batch_size=128, validation_split=0.2)
good = model.predict(xb).ravel() > BORDER
accuracy = (good == yb).mean()
print('better than a coin' if accuracy > 0.5 else 'useless', accuracy)
