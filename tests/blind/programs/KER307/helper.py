import keras
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def build(units, optimizer=keras.optimizers.RMSprop(1e-3)):  # !
    net = keras.Sequential([
        keras.Input((13,)),
        keras.layers.Dense(units, activation="relu"),
        keras.layers.Dense(3, activation="softmax"),
    ])
    net.compile(optimizer=optimizer, loss="sparse_categorical_crossentropy", metrics=["accuracy"])  # !
    return net


def train(net, X, y):
    net.fit(X, y, epochs=40, batch_size=8, validation_split=0.15, verbose=0)
    return net


X, y = load_wine(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, test_size=0.3, random_state=2)
scaler = StandardScaler().fit(X_train)
X_train, X_test = scaler.transform(X_train), scaler.transform(X_test)
narrow = train(build(8), X_train, y_train)
wide = train(build(64), X_train, y_train)  # !
print(narrow.evaluate(X_test, y_test), wide.evaluate(X_test, y_test))
