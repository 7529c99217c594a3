import keras as k
import keras.layers as kl
from keras.models import Sequential as Stack
from keras.datasets import mnist as digits

(xa, ya), (xb, yb) = digits.load_data()
xa, xb = xa.reshape(-1, 28, 28, 1) / 255.0, xb.reshape(-1, 28, 28, 1) / 255.0

conv = kl.Conv2D
m = Stack()
m.add(k.Input((28, 28, 1)))
m.add(conv(16, 3, activation="relu"))
m.add(conv(32, 3, activation="leakyrelu"))  # !
m.add(kl.MaxPool2D())
m.add(kl.Flatten())
m.add(kl.Dense(10, activation="softmax"))
m.compile("adam", "sparse_categorical_crossentropy", ["accuracy"])
m.fit(xa, ya, epochs=3, batch_size=200, validation_split=0.1)
print(m.evaluate(xb, yb))
