import keras
from keras import layers
from keras.datasets import fashion_mnist

from decoder import make_decoder

CODE = 24
(x_train, _), (x_test, _) = fashion_mnist.load_data()
x_train = x_train[..., None].astype("float32") / 255
x_test = x_test[..., None].astype("float32") / 255

image = keras.Input((28, 28, 1))
h = layers.Conv2D(16, 3, strides=2, padding="same", activation="relu")(image)
h = layers.Flatten()(h)
code = layers.Dense(CODE)(h)
rebuilt = make_decoder(CODE)(code)  # !

model = keras.Model(image, rebuilt)
model.compile(optimizer="adam", loss="mse")
model.fit(x_train, x_train, epochs=10, batch_size=128, validation_split=0.1)
print(model.evaluate(x_test, x_test))
