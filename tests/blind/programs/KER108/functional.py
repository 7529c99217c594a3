import keras
from keras import layers
from keras.datasets import cifar10

(train_x, train_y), (test_x, test_y) = cifar10.load_data()
train_x, test_x = train_x / 255.0, test_x / 255.0
train_y = keras.utils.to_categorical(train_y, 10)
test_y = keras.utils.to_categorical(test_y, 10)

photo = keras.Input((32, 32, 3))
h = layers.Conv2D(32, 3, activation="relu")(photo)
h = layers.MaxPooling2D()(h)
h = layers.Conv2D(64, 3, activation="relu")(h)
h = layers.GlobalAveragePooling2D()(h)
what = layers.Dense(10, activation="softmax")(h)
net = keras.Model(photo, what)
net.compile("adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])  # !
net.fit(train_x, train_y, epochs=20, validation_data=(test_x, test_y))  # !
