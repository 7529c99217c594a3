import keras
from keras import layers
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split


def build():
    net = keras.Sequential([
        keras.Input((64,)),
        layers.Dense(64, activation='relu'),
        layers.Dense(10, activation='softmax'),
    ])
    net.compile(keras.optimizers.RMSprop(2e-3), 'sparse_categorical_crossentropy', metrics=['accuracy'])
    return net


def log_rate(net):
    print(f'rate: {float(net.optimizer.lr):.5f}')  # !


def main():
    x, y = load_digits(return_X_y=True)
    x_train, x_test, y_train, y_test = train_test_split(x / 16.0, y, test_size=0.2, random_state=0)
    net = build()
    plateau = keras.callbacks.ReduceLROnPlateau(patience=3)
    net.fit(x_train, y_train, epochs=25, validation_split=0.1, callbacks=[plateau], verbose=0)
    log_rate(net)
    print(net.evaluate(x_test, y_test))


main()
