import keras
from keras.metrics import SparseCategoricalAccuracy
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split


class DigitReader:
    def __init__(self, units=48):
        self.model = keras.Sequential([
            keras.Input((64,)),
            keras.layers.Dense(units, activation="relu"),
            keras.layers.Dense(10, activation="softmax"),
        ])
        self.model.compile(
            optimizer=keras.optimizers.Adam(0.003),
            loss="categorical_crossentropy",
            metrics=[SparseCategoricalAccuracy(name="acc")],  # !
        )

    def train(self, x, labels, epochs=20):
        return self.model.fit(x, keras.utils.to_categorical(labels, 10), epochs=epochs, validation_split=0.15)

    def test(self, x, labels):
        return self.model.evaluate(x, keras.utils.to_categorical(labels, 10))


X, y = load_digits(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X / 16.0, y, test_size=0.2, random_state=9, stratify=y)
reader = DigitReader()
reader.train(X_train, y_train)
print(reader.test(X_test, y_test))
