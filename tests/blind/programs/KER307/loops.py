import keras
import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

X, y = load_digits(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X / 16.0, y, test_size=0.2, stratify=y, random_state=1)

optimizer = keras.optimizers.Adam(learning_rate=2e-3)  # !
members = []
for seed in range(5):
    keras.utils.set_random_seed(seed)
    net = keras.Sequential([
        keras.Input((64,)),
        keras.layers.Dense(48, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])
    net.compile(optimizer=optimizer, loss="sparse_categorical_crossentropy", metrics=["accuracy"])  # !
    net.fit(X_train, y_train, epochs=20, batch_size=32, validation_split=0.1, verbose=0)
    members.append(net)

votes = np.mean([net.predict(X_test, verbose=0) for net in members], axis=0)
print("ensemble accuracy", np.mean(votes.argmax(axis=1) == y_test))
