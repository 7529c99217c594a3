import keras
from keras.callbacks import EarlyStopping, ReduceLROnPlateau
from keras.layers import Dense, Input
from sklearn.datasets import make_moons

x, y = make_moons(2000, noise=0.2, random_state=0)
for width in (8, 16, 32):
    net = keras.Sequential([Input((2,)), Dense(width, activation="relu"), Dense(1, activation="sigmoid")])
    net.compile("adam", "binary_crossentropy", metrics=["AUC"])
    watch = [EarlyStopping(patience=10), ReduceLROnPlateau(monitor="val_accuracy", patience=4)]  # !
    net.fit(x[:1500], y[:1500], epochs=60, validation_data=(x[1500:], y[1500:]), callbacks=watch, verbose=0)
