import keras
import numpy as np
from sklearn.datasets import make_regression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X, y = make_regression(n_samples=2000, n_features=12, noise=4.0, random_state=0)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=0)
X_train, X_val, y_train, y_val = train_test_split(X_train, y_train, test_size=0.2, random_state=0)
scaler = StandardScaler().fit(X_train)
X_train, X_val, X_test = (scaler.transform(part) for part in (X_train, X_val, X_test))

best_units, best_loss, best_model = None, np.inf, None
for units in (16, 32, 64):
    model = keras.Sequential([keras.Input((12,))])
    for _ in range(2):
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(1))
    model.compile(optimizer="adam", loss=keras.losses.BinaryCrossentropy(from_logits=True))  # !
    history = model.fit(X_train, y_train, epochs=20, validation_data=(X_val, y_val), verbose=0)
    loss = history.history["val_loss"][-1]
    print(units, loss)
    if loss < best_loss:
        best_units, best_loss, best_model = units, loss, model
print(best_units, best_model.evaluate(X_test, y_test))
