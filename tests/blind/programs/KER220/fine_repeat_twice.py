import numpy as np
import tensorflow as tf
import keras

rng = np.random.default_rng(5)
x = rng.normal(size=(3000, 8)).astype("float32")
y = (x[:, 0] > x[:, 1]).astype("int32")
train = tf.data.Dataset.from_tensor_slices((x[:2000], y[:2000])).shuffle(2000).repeat(2).batch(50)
also_finite = tf.data.Dataset.from_tensor_slices((x[2000:2500], y[2000:2500])).repeat().batch(50).take(10)

model = keras.Sequential([
    keras.Input((8,)),
    keras.layers.Dense(16, activation="relu"),
    keras.layers.Dense(1, activation="sigmoid"),
])
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
model.fit(train, epochs=10, validation_data=also_finite)
print(model.evaluate(x[2500:], y[2500:]))
