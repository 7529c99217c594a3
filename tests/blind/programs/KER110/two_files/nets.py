from tensorflow import keras
from tensorflow.keras import layers


def text_net(vocab, classes):
    return keras.Sequential([
        layers.Embedding(vocab, 48),
        layers.GlobalAveragePooling1D(),
        layers.Dense(64, activation='relu'),
        layers.Dense(classes, activation='sigmoid'),  # !
    ], name='text_net')
