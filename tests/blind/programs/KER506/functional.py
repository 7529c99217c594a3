import keras
from keras import layers
from keras.datasets import cifar10

(x, y), (xt, yt) = cifar10.load_data()
x, xt = x / 255.0, xt / 255.0
i = keras.Input((32, 32, 3))
h = layers.Conv2D(32, 3, activation="relu")(i)
m = keras.Model(i, layers.Dense(10, activation="softmax")(layers.GlobalAveragePooling2D()(h)))
m.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
early = keras.callbacks.EarlyStopping(patience=4, restore_best_weights=True)  # !
m.fit(x, y, epochs=40, batch_size=64, callbacks=[early])  # !
print(m.evaluate(xt, yt))
