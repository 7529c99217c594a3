import keras
from keras import backend as K
from keras import layers
from sklearn.datasets import fetch_california_housing
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X, y = fetch_california_housing(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=6)
scaler = StandardScaler().fit(X_train)


def root_mean_squared_error(y_true, y_pred):
    return K.sqrt(K.mean(K.square(y_pred - y_true)))  # !


inp = keras.Input((8,))
x = layers.Dense(64, activation="relu")(inp)
x = layers.Dense(32, activation="relu")(x)
out = layers.Dense(1)(x)
model = keras.Model(inp, out)
model.compile(optimizer="adam", loss=root_mean_squared_error, metrics=["mae"])
model.fit(scaler.transform(X_train), y_train, epochs=30, batch_size=64, validation_split=0.1)
print(model.evaluate(scaler.transform(X_test), y_test))
