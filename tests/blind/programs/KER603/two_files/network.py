from tensorflow import keras
from tensorflow.keras import layers


def train_sentiment(x, y, vocab):
    model = keras.Sequential([
        layers.Embedding(vocab, 32),
        layers.GlobalAveragePooling1D(),
        layers.Dense(1, activation='sigmoid'),
    ])
    model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
    model.fit(x, y, epochs=6, batch_size=128)
    return model
