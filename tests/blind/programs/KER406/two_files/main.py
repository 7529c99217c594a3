import keras
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

from blocks import dense_block

X, y = load_digits(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X / 16.0, y, test_size=0.2, stratify=y, random_state=17)

inputs = keras.Input((64,))
h = dense_block(inputs, 64, rate=0.2)
h = dense_block(h, 32)  # !
outputs = keras.layers.Dense(10, activation="softmax")(h)
model = keras.Model(inputs, outputs)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=30, batch_size=32, validation_split=0.15, verbose=2)
print(model.evaluate(X_test, y_test))
