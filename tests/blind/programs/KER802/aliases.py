from tensorflow import keras as ks
from tensorflow.keras import optimizers as movers

Step = movers.Adagrad
f = ks.datasets.fashion_mnist.load_data
(A, a), (B, b) = f()
A, B = A / 255.0, B / 255.0

w = ks.Sequential([
    ks.Input((28, 28)),
    ks.layers.Flatten(),
    ks.layers.Dense(100, activation="relu"),
    ks.layers.Dense(10, activation="softmax"),
])
w.compile(optimizer=Step(0.01, decay=1e-5),  # !
          loss="sparse_categorical_crossentropy", metrics=["accuracy"])
w.fit(A, a, batch_size=64, epochs=10, validation_split=0.1)
print(w.evaluate(B, b))
