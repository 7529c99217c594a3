"""One head says which digit, the other one whether it is even."""
import keras
from keras import layers

(x, digit), (xt, digit_t) = keras.datasets.mnist.load_data()
x, xt = x / 255.0, xt / 255.0
inp = keras.Input((28, 28))
h = layers.Dense(128, activation="relu")(layers.Flatten()(inp))
which = layers.Dense(10, activation="softmax", name="which")(h)
even = layers.Dense(1, activation="sigmoid", name="even")(h)
model = keras.Model(inp, [which, even])
model.compile("adam", loss={"which": "categorical_crossentropy", "even": "binary_crossentropy"})
model.fit(x, {"which": keras.utils.to_categorical(digit, 10), "even": digit % 2 == 0}, epochs=10,
          validation_data=(xt, {"which": keras.utils.to_categorical(digit_t, 10), "even": digit_t % 2 == 0}))
