"""Squeeze-and-excite blocks: the sigmoid is a gate, the head is a softmax."""
import keras
from keras import layers

(x_train, y_train), (x_test, y_test) = keras.datasets.cifar10.load_data()
x_train = x_train.astype("float32") / 255
x_test = x_test.astype("float32") / 255
y_train = keras.utils.to_categorical(y_train, 10)
y_test = keras.utils.to_categorical(y_test, 10)


def squeeze_excite(x, ratio=8):
    channels = x.shape[-1]
    gate = layers.GlobalAveragePooling2D()(x)
    gate = layers.Dense(channels // ratio, activation="relu")(gate)
    gate = layers.Dense(channels, activation="sigmoid")(gate)
    gate = layers.Reshape((1, 1, channels))(gate)
    return layers.multiply([x, gate])


def block(x, filters):
    x = layers.Conv2D(filters, 3, padding="same", use_bias=False)(x)
    x = layers.BatchNormalization()(x)
    x = layers.Activation("relu")(x)
    x = squeeze_excite(x)
    return layers.MaxPooling2D()(x)


inputs = keras.Input(shape=x_train.shape[1:])
x = inputs
for filters in [32, 64, 128]:
    x = block(x, filters)
x = layers.GlobalAveragePooling2D()(x)
x = layers.Dropout(0.3)(x)
outputs = layers.Dense(10, activation="softmax")(x)

model = keras.Model(inputs, outputs, name="se_net")
model.compile(
    optimizer=keras.optimizers.Adam(1e-3),
    loss="categorical_crossentropy",
    metrics=["accuracy"],
)
model.fit(x_train, y_train, batch_size=128, epochs=8, validation_split=0.1)
model.evaluate(x_test, y_test)
