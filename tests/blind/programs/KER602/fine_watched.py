import keras
from sklearn.datasets import fetch_california_housing
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X, y = fetch_california_housing(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=3)
X_train, X_val, y_train, y_val = train_test_split(X_train, y_train, test_size=0.2, random_state=3)
scaler = StandardScaler().fit(X_train)
fit_arguments = {"epochs": 100, "validation_data": (scaler.transform(X_val), y_val),
                 "callbacks": [keras.callbacks.EarlyStopping(patience=8, restore_best_weights=True)]}

model = keras.Sequential([
    keras.Input((8,)),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(1),
])
model.compile("adam", "mse", metrics=["mae"])
model.fit(scaler.transform(X_train), y_train, batch_size=64, **fit_arguments)
print(model.evaluate(scaler.transform(X_test), y_test))
