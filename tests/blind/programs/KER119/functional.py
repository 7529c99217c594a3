import keras
from keras import Input, Model, layers

(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
x_train = x_train[..., None].astype("float32") / 255
x_test = x_test[..., None].astype("float32") / 255

image = Input((28, 28, 1))
x = layers.Conv2D(16, 5, activation="relu")(image)
x = layers.MaxPooling2D(2)(x)
x = layers.Conv2D(32, 3, activation="relu")(x)
x = layers.Flatten()(x)
digit = layers.Dense(10, activation="softmax")(x)

model = Model(image, digit)
model.compile(
    optimizer="nadam",
    loss="sparse_categorical_crossentropy",
    metrics=["categorical_accuracy"],  # !
)
model.fit(x_train, y_train, validation_split=0.1, epochs=4, batch_size=128)
print(model.evaluate(x_test, y_test))
