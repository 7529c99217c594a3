import keras
from sklearn.datasets import fetch_california_housing
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


class Homes:
    def __init__(self):
        X, y = fetch_california_housing(return_X_y=True)
        self.scaler = StandardScaler()
        self.scaler.fit(X)  # !
        self.a, self.b, self.c, self.d = train_test_split(self.scaler.transform(X), y, random_state=0)
        self.net = keras.Sequential([keras.Input((8,)), keras.layers.Dense(32, activation="relu"), keras.layers.Dense(1)])

    def run(self):
        self.net.compile("adam", "mse")
        self.net.fit(self.a, self.c, epochs=30, validation_split=0.1)
        return self.net.evaluate(self.b, self.d)


print(Homes().run())
