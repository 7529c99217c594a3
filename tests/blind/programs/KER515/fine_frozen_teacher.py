import tensorflow as tf
import keras

(x_train, y_train), _ = keras.datasets.mnist.load_data()
x_train = x_train.reshape(-1, 784).astype("float32") / 255
data = tf.data.Dataset.from_tensor_slices(x_train).shuffle(60000).batch(64)
teacher = keras.models.load_model("teacher.keras")
scorer = keras.Sequential(
    [keras.Input((784,)), keras.layers.Dense(256, activation="relu"), keras.layers.Dropout(0.3), keras.layers.Dense(10)]
)
scorer.load_weights("scorer.weights.h5")
student = keras.Sequential([keras.Input((784,)), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10)])
optimizer = keras.optimizers.Adam()
for images in data:
    with tf.GradientTape() as tape:
        target = scorer(images) + teacher(images)
        loss = tf.reduce_mean(tf.square(target - student(images)))
    grads = tape.gradient(loss, student.trainable_variables)
    optimizer.apply_gradients(zip(grads, student.trainable_variables))
