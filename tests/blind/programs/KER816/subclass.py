import keras
from keras import backend, layers
from keras.datasets import mnist


class ScaledDense(layers.Layer):
    """Dense layer whose rows of weights have length 1."""

    def __init__(self, units):
        super().__init__()
        self.units = units

    def build(self, shape):
        self.w = self.add_weight(shape=(shape[-1], self.units), initializer="glorot_uniform")

    def call(self, x):
        w = backend.l2_normalize(self.w, axis=0)  # !
        return backend.dot(x, w)  # !


class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.flat = layers.Flatten()
        self.h = ScaledDense(128)
        self.act = layers.Activation("relu")
        self.out = layers.Dense(10, activation="softmax")

    def call(self, x):
        return self.out(self.act(self.h(self.flat(x))))


(x_train, y_train), (x_test, y_test) = mnist.load_data()
x_train, x_test = x_train.astype("float32") / 255, x_test.astype("float32") / 255
net = Net()
net.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
net.fit(x_train, y_train, epochs=6, batch_size=128, validation_split=0.1)
print(net.evaluate(x_test, y_test))
