"""Reuters topics with a bag of words; all arguments of fit are positional."""
import numpy as np
from tensorflow import keras
from tensorflow.keras import layers

max_words = 1000
batch_size = 32
epochs = 15
validation_share = 0.1

(x_train, y_train), (x_test, y_test) = keras.datasets.reuters.load_data(
    num_words=max_words, test_split=0.2
)
num_classes = int(np.max(y_train)) + 1


def bag_of_words(sequences):
    matrix = np.zeros((len(sequences), max_words), dtype="float32")
    for i, words in enumerate(sequences):
        matrix[i, words] = 1.0
    return matrix


x_train = bag_of_words(x_train)
x_test = bag_of_words(x_test)

model = keras.Sequential()
model.add(keras.Input(shape=(max_words,)))
model.add(layers.Dense(512, activation="relu"))
model.add(layers.Dropout(0.5))
model.add(layers.Dense(num_classes, activation="softmax"))

model.compile(
    loss="sparse_categorical_crossentropy", optimizer="adam", metrics=["accuracy"]
)

# x, y, batch_size, epochs, verbose, callbacks, validation_split
model.fit(x_train, y_train, batch_size, epochs, 1, None, validation_share)

score = model.evaluate(x_test, y_test, batch_size=batch_size, verbose=1)
print("Test score:", score[0])
print("Test accuracy:", score[1])
