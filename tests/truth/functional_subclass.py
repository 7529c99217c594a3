import keras
import numpy as np
from keras.layers import *


class TextClassifier(keras.Model):
    """A functional model with a class of its own."""

    def __init__(self, vocab_size=1000, maxlen=40, classes=4, **kwargs):
        tokens = Input(shape=(maxlen,), dtype="int32")
        x = Embedding(vocab_size, 32)(tokens)
        x = SpatialDropout1D(0.2)(x)
        branches = []
        for size in (2, 3, 4):
            b = Conv1D(16, size, activation="relu")(x)
            branches.append(GlobalMaxPooling1D()(b))
        x = Concatenate()(branches)
        x = Dense(24, activation="relu")(x)
        scores = Dense(classes, activation="softmax")(x)
        super().__init__(inputs=tokens, outputs=scores, **kwargs)
        self.maxlen = maxlen


net = TextClassifier(classes=6, name="textcnn")
net.compile(loss="sparse_categorical_crossentropy", optimizer="adam", metrics=["sparse_categorical_accuracy"])
tokens = np.random.randint(1, 1000, (96, net.maxlen))
topics = np.random.randint(6, size=96)
history = net.fit(tokens, topics, validation_split=0.25, epochs=4, batch_size=24, verbose=0)
print(sorted(history.history))
