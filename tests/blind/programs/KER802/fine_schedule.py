import keras
from keras.optimizers import SGD
from keras.optimizers.schedules import InverseTimeDecay
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

X, y = load_digits(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X / 16.0, y, test_size=0.2, stratify=y, random_state=7)


def sgd_with(decay):
    return SGD(InverseTimeDecay(0.1, decay_steps=1, decay_rate=decay), momentum=0.8)


net = keras.Sequential([
    keras.Input((64,)),
    keras.layers.Dense(40, activation="relu"),
    keras.layers.Dense(10, activation="softmax"),
])
net.compile(sgd_with(decay=1e-4), "sparse_categorical_crossentropy", metrics=["accuracy"])
net.fit(X_train, y_train, epochs=20, validation_split=0.15, verbose=0)
print(net.evaluate(X_test, y_test, verbose=0))
