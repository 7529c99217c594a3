"""Python generators, a Sequence-like class and train_on_batch."""
import numpy as np
import tensorflow as tf


def batches(batch_size=16, length=30, seed=0):
    rng = np.random.default_rng(seed)
    while True:
        x = rng.standard_normal((batch_size, length, 1)).astype("float32")
        yield x, x.max(axis=1)


def make_model(kind="conv"):
    if kind == "conv":
        body = [
            tf.keras.layers.Conv1D(8, 5, activation="relu", padding="causal", dilation_rate=d)
            for d in (1, 2, 4)
        ]
        body.append(tf.keras.layers.GlobalMaxPooling1D())
    else:
        body = [tf.keras.layers.SimpleRNN(16)]
    model = tf.keras.Sequential([tf.keras.Input((30, 1)), *body, tf.keras.layers.Dense(1)])
    model.compile(optimizer="adam", loss="mae")
    return model


conv = make_model()
conv.fit(
    batches(),
    steps_per_epoch=4,
    epochs=2,
    validation_data=batches(seed=1),
    validation_steps=2,
    verbose=0,
)

rnn = make_model(kind="rnn")
stream = batches(batch_size=8)
for step in range(3):
    x, y = next(stream)
    loss = rnn.train_on_batch(x, y)
x, y = next(stream)
rnn.test_on_batch(x, y)

dataset = tf.data.Dataset.from_generator(
    lambda: batches(batch_size=4),
    output_signature=(
        tf.TensorSpec(shape=(4, 30, 1), dtype=tf.float32),
        tf.TensorSpec(shape=(4, 1), dtype=tf.float32),
    ),
)
rnn.fit(dataset.take(3), validation_data=dataset.take(1), epochs=1, verbose=0)
