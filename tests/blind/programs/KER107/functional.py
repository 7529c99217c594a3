import keras
from keras import layers
from keras.datasets import cifar10

(x_train, y_train), (x_test, y_test) = cifar10.load_data()
x_train = x_train.astype("float32") / 255.0
x_test = x_test.astype("float32") / 255.0
y_train = keras.utils.to_categorical(y_train, 10)
y_test = keras.utils.to_categorical(y_test, 10)

inputs = keras.Input(shape=(32, 32, 3))
h = layers.Conv2D(32, 3, padding="same", activation="relu")(inputs)
h = layers.MaxPooling2D()(h)
h = layers.Conv2D(64, 3, padding="same", activation="relu")(h)
h = layers.GlobalAveragePooling2D()(h)
h = layers.Dropout(0.3)(h)
outputs = layers.Dense(10, activation="softmax")(h)  # !

model = keras.Model(inputs, outputs)
model.compile(
    optimizer="adam",
    loss="binary_crossentropy",  # !
    metrics=["accuracy"],
)
model.fit(x_train, y_train, epochs=15, batch_size=64, validation_split=0.1)
print(model.evaluate(x_test, y_test))
