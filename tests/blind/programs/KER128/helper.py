import keras
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def prepare():
    X, y = load_breast_cancer(return_X_y=True)
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, stratify=y, random_state=2)
    scaler = StandardScaler().fit(X_train)
    return scaler.transform(X_train), scaler.transform(X_test), y_train, y_test


def make(n_inputs, optimizer):
    model = keras.Sequential([
        keras.Input((n_inputs,)),
        keras.layers.Dense(16, activation="relu"),
        keras.layers.Dense(1, activation="sigmoid"),
    ])
    model.compile(optimizer=optimizer, loss="binary_crossentropy", metrics=["accuracy"])  # !
    return model


def main():
    X_train, X_test, y_train, y_test = prepare()
    model = make(X_train.shape[1], "adam_w")  # !
    model.fit(X_train, y_train, epochs=30, validation_split=0.2, verbose=0)
    print(model.evaluate(X_test, y_test))


main()
