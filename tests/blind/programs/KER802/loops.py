import keras
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

X, y = load_digits(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X / 16.0, y, test_size=0.2, stratify=y, random_state=7)

best = (0.0, None, None)
for rate in (0.1, 0.03, 0.01):
    for d in (0.0001, 0.001):
        net = keras.models.Sequential()
        net.add(keras.Input((64,)))
        net.add(keras.layers.Dense(40, activation="relu"))
        net.add(keras.layers.Dense(10, activation="softmax"))
        net.compile(
            optimizer=keras.optimizers.SGD(rate, momentum=0.8, decay=d),  # !
            loss="sparse_categorical_crossentropy",
            metrics=["accuracy"],
        )
        history = net.fit(X_train, y_train, epochs=20, validation_split=0.15, verbose=0)
        accuracy = max(history.history["val_accuracy"])
        if accuracy > best[0]:
            best = (accuracy, (rate, d), net)
print(best[1], best[2].evaluate(X_test, y_test, verbose=0))
