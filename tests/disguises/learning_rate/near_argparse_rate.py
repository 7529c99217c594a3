"""The learning rate comes from the command line and scales with the batch."""
import argparse

import tensorflow as tf


def parse(argv=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base-lr", type=float, required=True, help="rate for 256 images")
    parser.add_argument("--lr-scale", type=float, default=1.0)
    parser.add_argument("--batch-size", type=int, default=512)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--optimizer", choices=["sgd", "adam"], default="adam")
    return parser.parse_args(argv)


def build():
    model = tf.keras.Sequential([tf.keras.Input((28, 28))])
    model.add(tf.keras.layers.Rescaling(1 / 255.0))
    model.add(tf.keras.layers.Flatten())
    for units in (256, 128):
        model.add(tf.keras.layers.Dense(units, activation="relu"))
        model.add(tf.keras.layers.Dropout(0.2))
    model.add(tf.keras.layers.Dense(10, activation="softmax"))
    return model


def main():
    args = parse()
    lr = args.base_lr * args.lr_scale * args.batch_size / 256
    if args.optimizer == "sgd":
        optimizer = tf.keras.optimizers.SGD(learning_rate=lr, momentum=0.9)
    else:
        optimizer = tf.keras.optimizers.Adam(learning_rate=lr)

    (x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
    model = build()
    model.compile(
        optimizer=optimizer, loss="sparse_categorical_crossentropy", metrics=["accuracy"]
    )
    model.fit(
        x_train,
        y_train,
        batch_size=args.batch_size,
        epochs=args.epochs,
        validation_split=0.1,
    )
    print(model.evaluate(x_test, y_test, verbose=0))


if __name__ == "__main__":
    main()
