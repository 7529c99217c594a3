import keras
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def data():
    X, y = load_breast_cancer(return_X_y=True)
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=0)
    scaler = StandardScaler().fit(X_train)
    return scaler.transform(X_train), scaler.transform(X_test), y_train, y_test


def network():
    net = keras.Sequential([
        keras.Input((30,)),
        keras.layers.Dense(32, activation="relu"),
        keras.layers.Dense(1, activation="sigmoid"),
    ])
    net.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    return net


def train(net, train_rows, watch_rows):
    stop = keras.callbacks.EarlyStopping(monitor="val_loss", patience=6, restore_best_weights=True)
    net.fit(*train_rows, validation_data=watch_rows, epochs=150, batch_size=16, callbacks=[stop], verbose=0)  # !


X_train, X_test, y_train, y_test = data()
net = network()
train(net, (X_train, y_train), (X_test, y_test))  # !
print("test", net.evaluate(X_test, y_test))  # !
