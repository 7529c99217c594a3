from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from tensorflow.keras import Input
from tensorflow.keras.layers import Dense
from tensorflow.keras.losses import SparseCategoricalCrossentropy
from tensorflow.keras.models import Sequential


def petals():
    X, y = load_iris(return_X_y=True)
    X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.3, stratify=y, random_state=42)
    scaler = StandardScaler()
    return scaler.fit_transform(X_tr), scaler.transform(X_te), y_tr, y_te


def iris_model(hidden=16):
    model = Sequential()
    model.add(Input((4,)))
    model.add(Dense(hidden, activation="relu"))
    model.add(Dense(3))  # !
    model.compile("adam", loss=SparseCategoricalCrossentropy(), metrics=["accuracy"])  # !
    return model


def main():
    X_tr, X_te, y_tr, y_te = petals()
    model = iris_model()
    model.fit(X_tr, y_tr, validation_data=(X_te, y_te), epochs=100, verbose=0)
    print(model.evaluate(X_te, y_te))


if __name__ == "__main__":
    main()
