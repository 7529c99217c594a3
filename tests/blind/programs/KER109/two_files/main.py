import keras
from data import vibrations

x, y = vibrations(3000, 0)
xv, yv = vibrations(600, 1)
net = keras.Sequential([keras.Input((128, 1)), keras.layers.Conv1D(16, 7, activation="relu"),
                        keras.layers.GlobalAveragePooling1D(), keras.layers.Dense(4, activation="softmax")])
net.compile("adam", keras.losses.CategoricalCrossentropy())  # !
net.fit(x, y, epochs=15, validation_data=(xv, yv))  # !
