"""House price from a photo, a street name and a few numbers."""
import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers

N = 160
STREETS = 50

photo = keras.Input(shape=(32, 32, 3), name="photo")
street = keras.Input(shape=(), dtype="int32", name="street")
numbers = keras.Input(shape=(5,), name="numbers")

p = layers.Conv2D(8, 3, activation="relu")(photo)
p = layers.MaxPooling2D()(p)
p = layers.Conv2D(16, 3, activation="relu")(p)
p = layers.GlobalMaxPooling2D(name="photo_features")(p)

s = layers.Embedding(STREETS, 4)(street)

n = layers.Dense(16, activation="relu")(numbers)

merged = layers.Concatenate()([p, s, n])
merged = layers.Dense(32, activation="relu")(merged)
merged = layers.Dropout(0.2)(merged)
price = layers.Dense(1, name="price")(merged)

model = keras.Model(inputs=[photo, street, numbers], outputs=price)

data = {
    "photo": np.random.rand(N, 32, 32, 3).astype("float32"),
    "street": np.random.randint(0, STREETS, size=(N,)),
    "numbers": np.random.randn(N, 5).astype("float32"),
}
target = np.random.rand(N, 1)

model.compile(optimizer=keras.optimizers.Adam(1e-3), loss="mae")
model.fit(data, target, epochs=2, batch_size=32, validation_split=0.25, verbose=2)

# the same with a dataset
ds = tf.data.Dataset.from_tensor_slices((data, target)).batch(32)
model.fit(ds, epochs=1, verbose=0)
model.evaluate(ds, verbose=0)
