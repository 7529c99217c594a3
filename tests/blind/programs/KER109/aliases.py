from keras.layers import *
from keras.models import Sequential as Net
from keras.datasets.fashion_mnist import load_data as clothes

(a, b), (c, d) = clothes()
a = a.reshape(-1, 784) / 255
c = c.reshape(-1, 784) / 255
n = Net()
n.add(Input((784,)))
n.add(Dense(100, activation="relu"))
n.add(Dense(10, activation="softmax"))
n.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["acc"])  # !
n.fit(a, b, epochs=10, validation_data=(c, d))  # !
