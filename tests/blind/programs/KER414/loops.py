import keras
from keras import layers
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

X, y = load_digits(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X / 16.0, y, test_size=0.2, stratify=y, random_state=2)

model = keras.Sequential()
model.add(keras.Input((64,)))
for units in (128, 64):
    model.add(layers.Dense(units, activation="relu"))
for filters in (16, 32):
    model.add(layers.Conv1D(filters, 3, activation="relu"))  # !
model.add(layers.GlobalMaxPooling1D())
model.add(layers.Dense(10, activation="softmax"))

model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=15, batch_size=32, validation_split=0.1)
print(model.evaluate(X_test, y_test))
