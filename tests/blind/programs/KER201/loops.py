from keras import Sequential, Input
from keras.datasets import cifar100
from keras.layers import *

(train, fine), (test, fine_test) = cifar100.load_data()
net = Sequential([Input((32, 32, 3))])
for f in (32, 64, 128):
    net.add(Conv2D(f, 3, padding="same", activation="relu"))
    net.add(MaxPooling2D())
net.add(Flatten())
net.add(Dropout(0.3))
net.add(Dense(100, activation="softmax"))
net.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
net.fit(train, fine, epochs=30, batch_size=128, validation_split=0.1)  # !
net.evaluate(test, fine_test)
