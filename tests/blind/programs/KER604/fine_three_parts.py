import keras
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X, y = load_breast_cancer(return_X_y=True)
X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=0)
X_train, X_val, y_train, y_val = train_test_split(X_rest, y_rest, test_size=0.2, stratify=y_rest, random_state=0)
scaler = StandardScaler().fit(X_train)
X_train, X_val, X_test = map(scaler.transform, (X_train, X_val, X_test))

net = keras.Sequential([
    keras.Input((30,)),
    keras.layers.Dense(32, activation="relu"),
    keras.layers.Dense(1, activation="sigmoid"),
])
net.compile("adam", "binary_crossentropy", metrics=["accuracy"])
net.fit(X_train, y_train, epochs=150, validation_data=(X_val, y_val), verbose=0,
        callbacks=[keras.callbacks.EarlyStopping(patience=6, restore_best_weights=True)])
print("validation", net.evaluate(X_val, y_val))
print("test", net.evaluate(X_test, y_test))
