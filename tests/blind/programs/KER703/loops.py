import keras
from sklearn.datasets import load_diabetes
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X, y = load_diabetes(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y / 100.0, test_size=0.2, random_state=9)
scaler = StandardScaler().fit(X_train)
X_train, X_test = scaler.transform(X_train), scaler.transform(X_test)

results = []
for units in (8, 16, 32, 64):
    for activation in ("relu", "tanh"):
        model = keras.Sequential()
        model.add(keras.Input((10,)))
        model.add(keras.layers.Dense(units, activation=activation))
        model.add(keras.layers.Dense(1))
        model.compile("adam", "mse", run_eagerly=True)  # !
        log = model.fit(X_train, y_train, epochs=40, validation_split=0.2, verbose=0)
        results.append((min(log.history["val_loss"]), units, activation, model))
results.sort(key=lambda r: r[0])
print(results[0][:3], results[0][3].evaluate(X_test, y_test, verbose=0))
