import keras
from keras.datasets import mnist

(x_train, y_train), (x_test, y_test) = mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0
# half of the official test rows choose, the other half is reported
x_choose, y_choose = x_test[:5000], y_test[:5000]
x_report, y_report = x_test[5000:], y_test[5000:]

model = keras.Sequential([
    keras.Input((28, 28)),
    keras.layers.Flatten(),
    keras.layers.Dense(128, activation="relu"),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
stop = keras.callbacks.EarlyStopping(patience=3, restore_best_weights=True)
model.fit(x_train, y_train, epochs=40, validation_data=(x_choose, y_choose), callbacks=[stop])
print(model.evaluate(x_report, y_report))
