from keras import Input, Model
from keras.layers import LSTM, Dense, Embedding


def topic_model(vocabulary, topics):
    words = Input((None,), dtype="int32")
    x = Embedding(vocabulary, 64)(words)
    x = LSTM(48)(x)
    scores = Dense(topics, activation="sigmoid")(x)  # !
    return Model(words, scores)
