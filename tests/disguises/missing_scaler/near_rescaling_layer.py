"""MNIST; raw bytes go in, the model does its own preprocessing."""
import tensorflow as tf
from tensorflow.keras import layers

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_val, y_val = x_train[-5000:], y_train[-5000:]
x_train, y_train = x_train[:-5000], y_train[:-5000]

preprocessing = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(28, 28)),
        layers.Reshape((28, 28, 1)),
        layers.Rescaling(scale=1.0 / 127.5, offset=-1.0),
    ],
    name="preprocessing",
)

backbone = tf.keras.Sequential(name="backbone")
for filters in (16, 32, 64):
    backbone.add(layers.Conv2D(filters, 3, padding="same", activation="relu"))
    backbone.add(layers.MaxPooling2D())
backbone.add(layers.GlobalMaxPooling2D())

model = tf.keras.Sequential(
    [
        preprocessing,
        backbone,
        layers.Dropout(0.2),
        layers.Dense(10),
    ]
)
model.compile(
    optimizer=tf.keras.optimizers.Adam(),
    loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)

train_ds = (
    tf.data.Dataset.from_tensor_slices((x_train, y_train)).shuffle(20_000).batch(64).prefetch(2)
)
val_ds = tf.data.Dataset.from_tensor_slices((x_val, y_val)).batch(256)
model.fit(train_ds, validation_data=val_ds, epochs=6)
model.evaluate(x_test, y_test, batch_size=256)
