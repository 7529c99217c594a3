import keras
from keras import layers
from keras.engine.topology import Layer  # !
from sklearn.datasets import fetch_california_housing
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


class Scale(Layer):
    def build(self, shape):
        self.factor = self.add_weight(name='factor', shape=(shape[-1],), initializer='ones')

    def call(self, x):
        return x * self.factor


x, y = fetch_california_housing(return_X_y=True)
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, random_state=0)
sc = StandardScaler().fit(x_train)
model = keras.Sequential([keras.Input((8,)), Scale(), layers.Dense(64, activation='relu'), layers.Dense(1)])
model.compile(optimizer='adam', loss='mse', metrics=['mae'])
model.fit(sc.transform(x_train), y_train, epochs=15, batch_size=64, validation_split=0.1)
print(model.evaluate(sc.transform(x_test), y_test))
