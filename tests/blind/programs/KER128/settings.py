import json
import keras
from sklearn.datasets import load_diabetes
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

PARAMS = {
    "units": [32, 16],
    "activation": "relu",
    "initializer": "xavier_uniform",  # !
    "optimizer": "rmsprop",
    "loss": "mean_squared_error",
    "epochs": 60,
}

X, y = load_diabetes(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y / 100.0, test_size=0.2, random_state=1)
scaler = StandardScaler().fit(X_train)

model = keras.Sequential([keras.Input((10,))])
for units in PARAMS["units"]:
    model.add(keras.layers.Dense(units, activation=PARAMS["activation"],
                                 kernel_initializer=PARAMS["initializer"]))  # !
model.add(keras.layers.Dense(1))
model.compile(optimizer=PARAMS["optimizer"], loss=PARAMS["loss"], metrics=["mae"])
model.fit(scaler.transform(X_train), y_train, epochs=PARAMS["epochs"], validation_split=0.1, verbose=0)
print(json.dumps(PARAMS), model.evaluate(scaler.transform(X_test), y_test))
