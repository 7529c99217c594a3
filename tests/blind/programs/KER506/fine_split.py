import keras
from sklearn.datasets import make_classification

x, y = make_classification(2000, 20, random_state=2)
net = keras.Sequential([keras.Input((20,)), keras.layers.Dense(24, activation="relu"), keras.layers.Dense(1, activation="sigmoid")])
net.compile("adam", "binary_crossentropy", metrics=["accuracy"])
options = dict(epochs=50, validation_split=0.2)
net.fit(x[:1500], y[:1500], callbacks=[keras.callbacks.EarlyStopping(patience=5)], **options)
print(net.evaluate(x[1500:], y[1500:]))
