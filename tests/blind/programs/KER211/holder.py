import keras
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import RobustScaler


class Cellar:
    def __init__(self):
        self.scaler = RobustScaler()
        self.net = keras.Sequential([keras.Input((13,)), keras.layers.Dense(16, activation="relu"), keras.layers.Dense(3, activation="softmax")])
        self.net.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])

    def train(self, x, y):
        self.net.fit(self.scaler.fit_transform(x), y, epochs=60, validation_split=0.2)

    def test(self, x, y):
        return self.net.evaluate(self.scaler.fit_transform(x), y)  # !


x, y = load_wine(return_X_y=True)
a, b, c, d = train_test_split(x, y, random_state=0)
cellar = Cellar()
cellar.train(a, c)
print(cellar.test(b, d))
