"""Large batch training of a CIFAR-10 convnet, linear scaling of the step size."""
import tensorflow as tf
from tensorflow.keras import layers

# -- run ------------------------------------------------------------------
BATCH_SIZE = 2048
EPOCHS = 30
# -- optimizer ------------------------------------------------------------
BASE_RATE = 0.1
BASE_BATCH = 64
MOMENTUM = 0.9
RATE = BASE_RATE * BATCH_SIZE / BASE_BATCH
RUN_NAME = f"cifar-b{BATCH_SIZE}-lr{RATE:.2f}"
# -- network --------------------------------------------------------------
WIDTHS = (32, 64, 128)


def load():
    (x, y), (x_test, y_test) = tf.keras.datasets.cifar10.load_data()
    x, x_test = x.astype("float32") / 255.0, x_test.astype("float32") / 255.0
    return (x[5000:], y[5000:]), (x[:5000], y[:5000]), (x_test, y_test)


def build():
    model = tf.keras.Sequential(name="cifar")
    model.add(tf.keras.Input((32, 32, 3)))
    for width in WIDTHS:
        model.add(layers.Conv2D(width, 3, padding="same", activation="relu"))
        model.add(layers.Conv2D(width, 3, padding="same", activation="relu"))
        model.add(layers.MaxPooling2D())
    model.add(layers.GlobalAveragePooling2D())
    model.add(layers.Dropout(0.3))
    model.add(layers.Dense(10, activation="softmax"))
    return model


train, val, test = load()
model = build()

sgd = tf.keras.optimizers.SGD(
    learning_rate=RATE,  # expect: KER301
    momentum=MOMENTUM,
    nesterov=True,
)
model.compile(optimizer=sgd, loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(
    *train,
    batch_size=BATCH_SIZE,
    epochs=EPOCHS,
    validation_data=val,
    callbacks=[tf.keras.callbacks.CSVLogger(f"{RUN_NAME}.csv")],
)
print(RUN_NAME, model.evaluate(*test, verbose=0))
