"""MNIST with dense layers and short names."""
from keras import Sequential as S
from keras.datasets import mnist
from keras.layers import Dense as D, Dropout as Drop, Flatten as Flat, Input as In
from keras.optimizers import Adam as Opt

(xa, ya), (xb, yb) = mnist.load_data()
xa, xb = xa / 255.0, xb / 255.0

m = S([
    In((28, 28)),
    Flat(),
    D(256, "relu"),
    Drop(0.3),
    D(128, "relu"),
    Drop(0.3),
    D(10, "softmax"),
])
m.summary()

m.compile(Opt(0.5), "sparse_categorical_crossentropy", metrics=["accuracy"])  # expect: KER301

h = m.fit(
    xa,
    ya,
    batch_size=128,
    epochs=10,
    validation_split=0.1,
)

print("validation accuracy per epoch")
for epoch, value in enumerate(h.history["val_accuracy"], 1):
    print(f"{epoch:3d} {value:.4f}")

print("test", m.evaluate(xb, yb, verbose=0))
m.save("mnist_dense.keras")
