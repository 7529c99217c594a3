import keras
import numpy as np

rng = np.random.default_rng(1)
images = rng.random((1200, 32, 32, 1)).astype("float32")
masks = (images > 0.6).astype("float32")     # one target for every pixel

model = keras.Sequential([
    keras.Input((32, 32, 1)),
    keras.layers.Conv2D(8, 3, padding="same", activation="relu"),
    keras.layers.Conv2D(8, 3, padding="same", activation="relu"),
    keras.layers.Dense(1, activation="sigmoid"),
])
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
model.fit(images[:800], masks[:800], validation_data=(images[800:1000], masks[800:1000]), epochs=5)
print(model.evaluate(images[1000:], masks[1000:]))
