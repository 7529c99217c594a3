from tensorflow import keras as tk
from tensorflow.keras import layers as nn
from tensorflow.keras.layers.experimental import preprocessing as prep  # !

(a, b), (c, d) = tk.datasets.mnist.load_data()
head = tk.Sequential([
    tk.Input((28, 28, 1)),
    prep.Rescaling(1 / 255.0),  # !
    prep.RandomTranslation(0.1, 0.1),  # !
])
body = tk.Sequential([
    head,
    nn.Conv2D(32, 3, activation="relu"),
    nn.MaxPool2D(),
    nn.Flatten(),
    nn.Dense(10, activation="softmax"),
])
body.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
body.fit(a[..., None], b, epochs=6, batch_size=128, validation_split=0.1)
print(body.evaluate(c[..., None], d))
