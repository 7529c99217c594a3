import numpy as np
import keras
from sklearn.model_selection import train_test_split

rng = np.random.default_rng(0)
# numbers of products, up to 20000: they go into an embedding, not a dense layer
baskets = rng.integers(0, 20000, size=(6000, 12))
returned = (baskets % 7 == 0).sum(axis=1) > 1
x_train, x_test, y_train, y_test = train_test_split(baskets, returned.astype("int32"), test_size=0.2, random_state=0)

model = keras.Sequential([
    keras.Input((12,), dtype="int32"),
    keras.layers.Embedding(20000, 16),
    keras.layers.GlobalAveragePooling1D(),
    keras.layers.Dense(32, activation="relu"),
    keras.layers.Dense(1, activation="sigmoid"),
])
model.compile("adam", "binary_crossentropy", metrics=["accuracy", keras.metrics.AUC()])
model.fit(x_train, y_train, epochs=10, validation_split=0.1)
print(model.evaluate(x_test, y_test))
