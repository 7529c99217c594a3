import keras
from keras.datasets import cifar10
from keras.utils import np_utils  # !

(x_train, y_train), (x_test, y_test) = cifar10.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0
targets = [np_utils.to_categorical(part, 10) for part in (y_train, y_test)]

model = keras.Sequential()
model.add(keras.Input((32, 32, 3)))
for filters in (32, 64, 128):
    model.add(keras.layers.Conv2D(filters, 3, padding="same", activation="relu"))
    model.add(keras.layers.MaxPooling2D())
model.add(keras.layers.Flatten())
model.add(keras.layers.Dense(10, activation="softmax"))
model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train, targets[0], epochs=12, batch_size=64, validation_split=0.1)
print(model.evaluate(x_test, targets[1]))
