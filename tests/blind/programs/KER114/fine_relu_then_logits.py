import keras
from keras import layers
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split


class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.body = layers.Dense(80, activation='relu')
        self.tail = layers.Dense(40, activation='relu')
        self.logits = layers.Dense(10)

    def call(self, x):
        return self.logits(self.tail(self.body(x)))


x, y = load_digits(return_X_y=True)
x_train, x_test, y_train, y_test = train_test_split(x / 16.0, y, test_size=0.2, random_state=8)
net = Net()
net.compile('adam', keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=['accuracy'])
net.fit(x_train, y_train, epochs=20, validation_split=0.1)
print(net.evaluate(x_test, y_test))
