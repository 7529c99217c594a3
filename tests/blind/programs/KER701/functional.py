import keras
import numpy as np
from keras.datasets import mnist

(x, y), (xt, yt) = mnist.load_data()
x, xt = x / 255.0, xt / 255.0
i = keras.Input((28, 28))
m = keras.Model(i, keras.layers.Dense(10, activation="softmax")(keras.layers.Flatten()(i)))
m.compile("adam", "sparse_categorical_crossentropy")
m.fit(x, y, epochs=10, validation_split=0.1)
wrong = 0
for image, digit in zip(xt, yt):
    scores = m.predict(np.expand_dims(image, 0), verbose=0)  # !
    wrong += int(scores.argmax() != digit)
print(wrong)
