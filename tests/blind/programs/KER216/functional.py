import tensorflow as tf

(x, y), (xt, yt) = tf.keras.datasets.mnist.load_data()
train = tf.data.Dataset.from_tensor_slices((x / 255.0, y)).batch(64).shuffle(1000)  # !
test = tf.data.Dataset.from_tensor_slices((xt / 255.0, yt)).batch(64)
i = tf.keras.Input((28, 28))
h = tf.keras.layers.Dense(64, activation="relu")(tf.keras.layers.Flatten()(i))
m = tf.keras.Model(i, tf.keras.layers.Dense(10, activation="softmax")(h))
m.compile("adam", "sparse_categorical_crossentropy")
m.fit(train, validation_data=test, epochs=10)
