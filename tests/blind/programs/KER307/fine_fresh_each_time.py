import keras
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

X, y = load_digits(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X / 16.0, y, test_size=0.2, stratify=y, random_state=1)
template = keras.optimizers.Adam(2e-3)

for units in (16, 32, 64):
    optimizer = keras.optimizers.Adam.from_config(template.get_config())
    net = keras.Sequential([
        keras.Input((64,)),
        keras.layers.Dense(units, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])
    net.compile(optimizer=optimizer, loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    net.fit(X_train, y_train, epochs=20, validation_split=0.1, verbose=0)
    print(units, net.evaluate(X_test, y_test, verbose=0))
