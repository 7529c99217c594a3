import tensorflow as tf

(x, y), (xt, yt) = tf.keras.datasets.mnist.load_data()
x, xt = x / 255.0, xt / 255.0
core = tf.keras.Sequential([
    tf.keras.layers.Input((28, 28)),
    tf.keras.layers.Flatten(),
    tf.keras.layers.Dense(128, activation="relu"),
    tf.keras.layers.Dense(10),
])
core.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
core.fit(x, y, epochs=10, validation_split=0.1)
core.evaluate(xt, yt)
probability = tf.keras.Sequential([core, tf.keras.layers.Softmax()])
print(probability.predict(xt[:5]))
