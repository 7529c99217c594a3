import keras
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

from storage import weights_file

X, y = load_digits(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X / 16.0, y, test_size=0.2, stratify=y, random_state=0)
path = weights_file("digits")  # !

model = keras.Sequential([
    keras.Input((64,)),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
keep = keras.callbacks.ModelCheckpoint(path, save_best_only=True, save_weights_only=True)  # !
model.fit(X_train, y_train, epochs=40, validation_split=0.15, callbacks=[keep], verbose=0)
model.load_weights(path)
print(model.evaluate(X_test, y_test))
