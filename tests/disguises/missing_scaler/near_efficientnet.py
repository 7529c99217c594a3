"""EfficientNet expects pixels in [0, 255]: its first layer divides by itself."""
import keras
from keras import layers
from keras.applications import EfficientNetB0

IMG_SIZE = 64
NUM_CLASSES = 10

(x_train, y_train), (x_test, y_test) = keras.datasets.cifar10.load_data()
y_train = keras.utils.to_categorical(y_train, NUM_CLASSES)
y_test = keras.utils.to_categorical(y_test, NUM_CLASSES)


def build_model(weights=None):
    inputs = layers.Input(shape=(32, 32, 3))
    x = layers.Resizing(IMG_SIZE, IMG_SIZE)(inputs)
    x = layers.RandomFlip("horizontal")(x)
    base = EfficientNetB0(
        include_top=False, weights=weights, input_shape=(IMG_SIZE, IMG_SIZE, 3), pooling="avg"
    )
    x = base(x)
    x = layers.Dropout(0.2, name="top_dropout")(x)
    outputs = layers.Dense(NUM_CLASSES, activation="softmax", name="pred")(x)
    return keras.Model(inputs, outputs, name="EfficientNet")


model = build_model(weights=None)
model.compile(
    optimizer=keras.optimizers.Adam(learning_rate=1e-3),
    loss="categorical_crossentropy",
    metrics=["accuracy"],
)
model.fit(
    x_train,
    y_train,
    epochs=8,
    batch_size=64,
    validation_split=0.1,
)
model.evaluate(x_test, y_test)
