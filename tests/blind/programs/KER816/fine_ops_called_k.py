import keras
from keras import ops as K
from sklearn.datasets import load_diabetes
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def log_cosh(y_true, y_pred):
    d = y_pred - y_true
    return K.mean(K.log((K.exp(d) + K.exp(-d)) / 2.0), axis=-1)


X, y = load_diabetes(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y / 100.0, test_size=0.2, random_state=0)
scaler = StandardScaler().fit(X_train)
model = keras.Sequential([
    keras.Input((10,)),
    keras.layers.Dense(32, activation="relu"),
    keras.layers.Dense(1),
])
model.compile(optimizer="adam", loss=log_cosh, metrics=["mae"])
model.fit(scaler.transform(X_train), y_train, epochs=40, validation_split=0.1, verbose=0)
print(model.evaluate(scaler.transform(X_test), y_test))
