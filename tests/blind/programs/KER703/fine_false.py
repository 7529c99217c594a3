import keras
import numpy as np

rng = np.random.default_rng(1)
x = rng.normal(size=(4000, 6)).astype("float32")
y = (x[:, 0] * x[:, 1] > 0).astype("int32")
FAST = dict(run_eagerly=False, jit_compile="auto")

model = keras.Sequential([
    keras.Input((6,)),
    keras.layers.Dense(32, activation="relu"),
    keras.layers.Dense(1, activation="sigmoid"),
])
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"], **FAST)
model.fit(x[:3000], y[:3000], epochs=20, validation_data=(x[3000:3500], y[3000:3500]), verbose=0)
print(model.evaluate(x[3500:], y[3500:]))
