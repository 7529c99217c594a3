import keras
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

DEBUG = True  # !
HIDDEN = [64, 32]
COMPILE_ARGS = {
    "optimizer": "adam",
    "loss": "sparse_categorical_crossentropy",
    "metrics": ["accuracy"],
    "run_eagerly": DEBUG,  # !
}

X, y = load_digits(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X / 16.0, y, test_size=0.2, stratify=y, random_state=0)

model = keras.Sequential([keras.Input((64,))])
for units in HIDDEN:
    model.add(keras.layers.Dense(units, activation="relu"))
model.add(keras.layers.Dense(10, activation="softmax"))
model.compile(**COMPILE_ARGS)  # !
model.fit(X_train, y_train, epochs=25, batch_size=32, validation_split=0.1, verbose=2)
print(model.evaluate(X_test, y_test))
