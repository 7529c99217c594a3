import keras
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split


@keras.saving.register_keras_serializable()
class Highway(keras.layers.Layer):
    def build(self, shape):
        self.gate = keras.layers.Dense(shape[-1], activation="sigmoid")
        self.change = keras.layers.Dense(shape[-1], activation="relu")
        self.gate.build(shape)
        self.change.build(shape)

    def call(self, x):
        g = self.gate(x)
        return g * self.change(x) + (1 - g) * x


X, y = load_digits(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X / 16.0, y, test_size=0.2, stratify=y, random_state=0)
model = keras.Sequential([
    keras.Input((64,)),
    Highway(),
    Highway(),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=20, validation_split=0.1, verbose=0)
print(model.evaluate(X_test, y_test))
