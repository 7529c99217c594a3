import keras
from keras import Input, Model
from keras.layers import Dense, Merge  # !
from sklearn.datasets import fetch_california_housing
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def tower(n, units):
    model = keras.Sequential([Input((n,)), Dense(units, activation="relu")])
    return model


def build():
    block, place = Input((6,)), Input((2,))
    joined = Merge(mode="concat")([tower(6, 32)(block), tower(2, 16)(place)])
    price = Dense(1)(Dense(32, activation="relu")(joined))
    model = Model([block, place], price)
    model.compile("adam", "mse", metrics=["mae"])
    return model


def halves(x):
    return [x[:, :6], x[:, 6:]]


X, y = fetch_california_housing(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
scaler = StandardScaler().fit(X_train)
model = build()
model.fit(halves(scaler.transform(X_train)), y_train, epochs=20, batch_size=64, validation_split=0.1)
print(model.evaluate(halves(scaler.transform(X_test)), y_test))
