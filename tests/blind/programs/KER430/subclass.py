import keras
from keras import layers, ops
from sklearn.datasets import fetch_california_housing
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


class HousePrice(keras.Model):
    def __init__(self):
        super().__init__()
        self.one = layers.Dense(64, activation='relu')
        self.two = layers.Dense(32)
        self.price = layers.Dense(1)

    def call(self, x):
        h = self.one(x)
        h = ops.softmax(self.two(h))  # !
        return self.price(h)


x, y = fetch_california_housing(return_X_y=True)
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, random_state=5)
sc = StandardScaler().fit(x_train)
model = HousePrice()
model.compile(optimizer='adam', loss='mse', metrics=['mae'])
model.fit(sc.transform(x_train), y_train, epochs=15, batch_size=64, validation_split=0.1)
print(model.evaluate(sc.transform(x_test), y_test))
