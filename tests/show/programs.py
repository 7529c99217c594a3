"""Programs that the tests of `kerlint show` share."""

DIGITS = """\
import keras
from keras import layers

(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
x_train = x_train[..., None] / 255

digits = keras.Sequential(
    [
        keras.Input((28, 28, 1)),
        layers.Conv2D(32, 3, activation="relu", name="features"),
        layers.BatchNormalization(),
        layers.Flatten(),
        layers.Dropout(0.5),
        layers.Dense(10),
    ]
)
digits.compile(
    optimizer=keras.optimizers.SGD(0.01, momentum=0.9),
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
stop = keras.callbacks.EarlyStopping(monitor="val_loss", patience=3)
digits.fit(x_train, y_train, epochs=5, batch_size=128, validation_split=0.2, callbacks=[stop])
"""

TWINS = """\
import keras
from keras import layers

left, right = keras.Input((8,), name="left"), keras.Input((8,), name="right")
encode = layers.Dense(4, activation="tanh")
both = layers.Concatenate()([encode(left), encode(right)])
same = layers.Dense(1, activation="sigmoid", name="same")(both)
kind = layers.Dense(3, activation="softmax", name="kind")(both)
twins = keras.Model([left, right], [same, kind])
twins.compile("adam", loss=["binary_crossentropy", "sparse_categorical_crossentropy"])
"""

OPTIONS = """\
import keras
from keras import layers

def train(options, x, y):
    net = keras.Sequential([keras.Input((8,))])
    if options.deep:
        net.add(layers.Dense(32, activation="relu"))
    net.add(layers.Dense(1))
    net.compile("adam", loss=options.loss)
    net.fit(x, y, epochs=10 if options.quick else 50)
"""

RESIDUAL = """\
import keras
from keras import layers

start = keras.Input((16, 16, 3))
x = layers.Conv2D(8, 3, padding="same")(start)
for _ in range(2):
    inner = layers.Conv2D(8, 3, padding="same", activation="relu")(x)
    inner = layers.Conv2D(8, 3, padding="same")(inner)
    x = layers.add([x, inner])
model = keras.Model(start, layers.GlobalAveragePooling2D()(x))
"""

HOSTILE = """\
import keras

model = keras.Sequential(
    [
        keras.Input((2,)),
        keras.layers.Dense(1, name="</title><script>alert('1')</script> & \\x1b[31m \\ufffe \\"end\\"]:::red"),
    ]
)
"""
