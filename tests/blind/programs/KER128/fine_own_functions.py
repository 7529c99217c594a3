import keras
from keras import ops
from sklearn.datasets import load_diabetes
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


@keras.saving.register_keras_serializable(package="mine")
def rmse(y_true, y_pred):
    return ops.sqrt(ops.mean(ops.square(y_true - y_pred)))


X, y = load_diabetes(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y / 100.0, test_size=0.2, random_state=1)
scaler = StandardScaler().fit(X_train)

model = keras.Sequential([
    keras.Input((10,)),
    keras.layers.Dense(32, activation="relu"),
    keras.layers.Dense(1),
])
model.compile(optimizer="adam", loss="mse", metrics=[rmse, "mape"])
model.fit(scaler.transform(X_train), y_train, epochs=50, validation_split=0.1, verbose=0)
print(model.evaluate(scaler.transform(X_test), y_test))
