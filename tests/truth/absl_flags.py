"""Options of absl; the program is started by app.run."""
import numpy as np
import tensorflow as tf
from absl import app, flags, logging

FLAGS = flags.FLAGS
flags.DEFINE_integer("num_filters", 16, "Filters of the first convolution.")
flags.DEFINE_integer("batch_size", 20, "Batch size.", lower_bound=1)
flags.DEFINE_float("learning_rate", 5e-4, "Initial learning rate.")
flags.DEFINE_enum("pooling", "max", ["max", "avg"], "Kind of pooling.")
flags.DEFINE_bool("use_batch_norm", True, "Normalise after each convolution.")
flags.DEFINE_list("dense", "32,16", "Widths of dense layers.")
flags.DEFINE_string("activation", "relu", "Activation.")
EPOCHS = flags.DEFINE_integer("epochs", 2, "Epochs.")


def conv_block(x, filters):
    x = tf.keras.layers.Conv2D(filters, 3, padding="same", use_bias=not FLAGS.use_batch_norm)(x)
    if FLAGS.use_batch_norm:
        x = tf.keras.layers.BatchNormalization()(x)
    x = tf.keras.layers.Activation(FLAGS.activation)(x)
    pool = tf.keras.layers.MaxPool2D if FLAGS.pooling == "max" else tf.keras.layers.AvgPool2D
    return pool(2)(x)


def create_model(num_classes):
    inputs = tf.keras.Input((28, 28, 1), name="image")
    x = conv_block(inputs, FLAGS.num_filters)
    x = conv_block(x, FLAGS.num_filters * 2)
    x = tf.keras.layers.Flatten()(x)
    for width in FLAGS.dense:
        x = tf.keras.layers.Dense(int(width), activation=FLAGS.activation)(x)
    return tf.keras.Model(inputs, tf.keras.layers.Dense(num_classes)(x))


def main(argv):
    if len(argv) > 1:
        raise app.UsageError("Too many command-line arguments.")
    model = create_model(10)
    model.compile(
        optimizer=tf.keras.optimizers.RMSprop(FLAGS.learning_rate),
        loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        metrics=[tf.keras.metrics.SparseCategoricalAccuracy()],
    )
    x = np.random.rand(100, 28, 28, 1).astype(np.float32)
    y = np.random.randint(0, 10, (100,))
    model.fit(x, y, batch_size=FLAGS.batch_size, epochs=EPOCHS.value, verbose=0)
    logging.info("parameters: %d", model.count_params())


if __name__ == "__main__":
    app.run(main)
