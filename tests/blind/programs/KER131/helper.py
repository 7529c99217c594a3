import keras
from keras import layers
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

N_CLASSES = 10


def load():
    x, y = load_digits(return_X_y=True)
    y = keras.utils.to_categorical(y, N_CLASSES)
    return train_test_split(x / 16.0, y, test_size=0.2, random_state=31)


def make(hidden):
    return keras.Sequential([
        keras.Input((64,)),
        layers.Dense(hidden, activation='relu'),
        layers.Dense(N_CLASSES, activation='sigmoid'),  # !
    ])


def run():
    x_train, x_test, y_train, y_test = load()
    net = make(72)
    net.compile(optimizer='adam', loss='binary_crossentropy', metrics=['categorical_accuracy'])  # !
    net.fit(x_train, y_train, epochs=25, batch_size=32, validation_split=0.1, verbose=2)
    return net.evaluate(x_test, y_test, return_dict=True)


print(run())
