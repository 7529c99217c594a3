"""Fashion-MNIST with the test set looked at once, at the end."""
import tensorflow.keras as K
from tensorflow.keras import layers as L

BATCH = 256
N_EPOCHS = 25
settings = {
    "optimizer": "adam",
    "loss": "sparse_categorical_crossentropy",
    "metrics": ["accuracy"],
}

(xtr, ytr), (xte, yte) = K.datasets.fashion_mnist.load_data()
xtr, xte = (part[..., None].astype("float32") / 255.0 for part in (xtr, xte))

i = K.Input(shape=(28, 28, 1))
h = L.Conv2D(32, 3, activation="relu", padding="same")(i)
h = L.MaxPool2D()(h)
h = L.Conv2D(64, 3, activation="relu", padding="same")(h)
h = L.MaxPool2D()(h)
h = L.Flatten()(h)
h = L.Dropout(0.5)(h)
h = L.Dense(128, activation="relu")(h)
o = L.Dense(10, activation="softmax")(h)

cnn = K.Model(inputs=i, outputs=o, name="cnn")
cnn.summary()
cnn.compile(**settings)

log = K.callbacks.CSVLogger("training.csv")
cnn.fit(xtr, ytr, batch_size=BATCH, epochs=N_EPOCHS, callbacks=[log])  # expect: KER602

test_loss, test_accuracy = cnn.evaluate(xte, yte, batch_size=BATCH, verbose=0)
print(f"loss {test_loss:.3f}  accuracy {test_accuracy:.3f}")
cnn.save("fashion.keras")
