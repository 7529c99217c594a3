import keras
from keras import layers, callbacks
from keras.datasets import cifar10

(x, y), (xt, yt) = cifar10.load_data()
x, xt = x / 255.0, xt / 255.0
i = keras.Input((32, 32, 3))
h = layers.Conv2D(32, 3, activation="relu")(i)
h = layers.GlobalAveragePooling2D()(h)
m = keras.Model(i, layers.Dense(10, activation="softmax")(h))
decay = keras.optimizers.schedules.CosineDecay(1e-3, 50000)
m.compile(keras.optimizers.Adam(decay), "sparse_categorical_crossentropy", metrics=["accuracy"])  # !
plateau = callbacks.ReduceLROnPlateau(factor=0.5, patience=3)  # !
m.fit(x, y, epochs=40, validation_data=(xt, yt), callbacks=[plateau])  # !
