import tensorflow as tf
from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


class Florist:
    def __init__(self):
        self.scaler = StandardScaler()
        self.net = tf.keras.models.Sequential([
            tf.keras.layers.InputLayer((4,)),
            tf.keras.layers.Dense(12, activation="relu"),
            tf.keras.layers.Dense(3, activation="softmax"),
        ])
        self.net.compile(optimizer="adam", loss="categorical_crossentropy")  # !

    def learn(self, x, species):
        self.net.fit(self.scaler.fit_transform(x), species, epochs=80, validation_split=0.2)  # !

    def test(self, x, species):
        return self.net.evaluate(self.scaler.transform(x), species)


measures, species = load_iris(return_X_y=True)
m1, m2, s1, s2 = train_test_split(measures, species, random_state=1)
florist = Florist()
florist.learn(m1, s1)
print(florist.test(m2, s2))
