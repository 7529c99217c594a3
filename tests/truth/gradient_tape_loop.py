"""Training loop from scratch with validation after each epoch."""
import keras
import numpy as np
import tensorflow as tf

inputs = keras.Input(shape=(784,), name="digits")
x = keras.layers.Dense(64, activation="relu", name="dense_1")(inputs)
x = keras.layers.Dense(64, activation="relu", name="dense_2")(x)
outputs = keras.layers.Dense(10, name="predictions")(x)
model = keras.Model(inputs=inputs, outputs=outputs)

optimizer = keras.optimizers.Adam(learning_rate=1e-3)
loss_fn = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
train_acc_metric = keras.metrics.SparseCategoricalAccuracy()
val_acc_metric = keras.metrics.SparseCategoricalAccuracy()

x_data = np.random.rand(256, 784).astype("float32")
y_data = np.random.randint(0, 10, 256)
train_dataset = tf.data.Dataset.from_tensor_slices((x_data[:192], y_data[:192]))
train_dataset = train_dataset.shuffle(buffer_size=192).batch(64)
val_dataset = tf.data.Dataset.from_tensor_slices((x_data[192:], y_data[192:])).batch(64)


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        logits = model(x, training=True)
        loss_value = loss_fn(y, logits)
    grads = tape.gradient(loss_value, model.trainable_weights)
    optimizer.apply(grads, model.trainable_weights)
    train_acc_metric.update_state(y, logits)
    return loss_value


@tf.function
def test_step(x, y):
    val_logits = model(x, training=False)
    val_acc_metric.update_state(y, val_logits)


for epoch in range(2):
    for step, (x_batch, y_batch) in enumerate(train_dataset):
        loss_value = train_step(x_batch, y_batch)
        if step % 2 == 0:
            print(f"epoch {epoch} step {step}: {float(loss_value):.4f}")
    train_acc_metric.reset_state()
    for x_batch, y_batch in val_dataset:
        test_step(x_batch, y_batch)
    print(f"validation acc: {float(val_acc_metric.result()):.4f}")
    val_acc_metric.reset_state()
