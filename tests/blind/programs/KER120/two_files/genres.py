import keras
from keras import layers

METRICS = ['accuracy']  # !


def genre_model(vocab=20000, genres=19):
    text = keras.Input((None,), dtype='int32')
    h = layers.Embedding(vocab, 64)(text)
    h = layers.Conv1D(64, 5, padding='same', activation='relu')(h)
    h = layers.GlobalMaxPooling1D()(h)
    out = layers.Dense(genres, activation='sigmoid')(h)
    model = keras.Model(text, out)
    model.compile(optimizer='adam', loss='binary_crossentropy', metrics=METRICS)  # !
    return model
