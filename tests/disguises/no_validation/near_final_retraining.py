"""Pick the number of epochs on validation data, then retrain on everything."""
import keras
import numpy as np
from keras import layers

VOCAB = 10_000

(train_data, train_labels), (test_data, test_labels) = keras.datasets.imdb.load_data(
    num_words=VOCAB
)


def multi_hot(sequences, dimension=VOCAB):
    result = np.zeros((len(sequences), dimension), dtype="float32")
    for row, sequence in enumerate(sequences):
        result[row, sequence] = 1.0
    return result


x_train, x_test = multi_hot(train_data), multi_hot(test_data)
y_train = np.asarray(train_labels, dtype="float32")
y_test = np.asarray(test_labels, dtype="float32")


def build_model():
    model = keras.Sequential(
        [
            layers.Dense(16, activation="relu"),
            layers.Dropout(0.4),
            layers.Dense(16, activation="relu"),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="rmsprop", loss="binary_crossentropy", metrics=["accuracy"])
    return model


# 1. how long?
model = build_model()
history = model.fit(
    x_train[10000:],
    y_train[10000:],
    epochs=20,
    batch_size=512,
    validation_data=(x_train[:10000], y_train[:10000]),
)
best = int(np.argmin(history.history["val_loss"])) + 1

# 2. all rows, that many epochs
model = build_model()
model.fit(x_train, y_train, epochs=max(best, 10), batch_size=512)
print(model.evaluate(x_test, y_test))
