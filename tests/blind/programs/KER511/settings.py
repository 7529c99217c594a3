import tensorflow as tf
from tensorflow import keras

FIT = {"epochs": 20, "validation_split": 0.2, "verbose": 2}  # !
lines = keras.utils.text_dataset_from_directory("letters", batch_size=32)
vector = keras.layers.TextVectorization(3000, output_sequence_length=50)
vector.adapt(lines.map(lambda text, who: text))
coded = lines.map(lambda text, who: (vector(text), who))
net = keras.Sequential([keras.Input((50,)), keras.layers.Embedding(3000, 16), keras.layers.LSTM(16), keras.layers.Dense(1, activation="sigmoid")])
net.compile("adam", "binary_crossentropy")
net.fit(coded, **FIT)  # !
