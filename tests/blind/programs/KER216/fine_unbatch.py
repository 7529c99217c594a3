import tensorflow as tf

(x, y), (xt, yt) = tf.keras.datasets.mnist.load_data()
ds = tf.data.Dataset.from_tensor_slices((x, y)).batch(256).map(lambda a, b: (tf.cast(a, "float32") / 255.0, b))
train = ds.unbatch().shuffle(60000).batch(32)
m = tf.keras.Sequential([tf.keras.Input((28, 28)), tf.keras.layers.Flatten(), tf.keras.layers.Dense(10, activation="softmax")])
m.compile("adam", "sparse_categorical_crossentropy")
m.fit(train, validation_data=(xt / 255.0, yt), epochs=10)
