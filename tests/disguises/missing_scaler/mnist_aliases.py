"""The classic two-convolution network for handwritten digits."""
import numpy as np
import tensorflow.keras as K
from tensorflow.keras.datasets import mnist as digits
from tensorflow.keras.layers import Conv2D as Conv
from tensorflow.keras.layers import Dense as D
from tensorflow.keras.layers import Dropout, Flatten
from tensorflow.keras.layers import MaxPooling2D as Pool

batch, epochs = 128, 8
rows = cols = 28

(xtr, ytr), (xte, yte) = digits.load_data()

# add the channel axis
xtr = np.expand_dims(xtr, -1).astype("float32")
xte = xte.reshape(xte.shape[0], rows, cols, 1).astype("float32")

ytr, yte = map(lambda v: K.utils.to_categorical(v, 10), (ytr, yte))

xva, yva = xtr[50_000:], ytr[50_000:]
xtr, ytr = xtr[:50_000], ytr[:50_000]

net = K.models.Sequential()
net.add(K.Input(shape=(rows, cols, 1)))
net.add(Conv(32, kernel_size=(3, 3), activation="relu"))
net.add(Conv(64, (3, 3), activation="relu"))
net.add(Pool(pool_size=(2, 2)))
net.add(Dropout(0.25))
net.add(Flatten())
net.add(D(128, activation="relu"))
net.add(Dropout(0.5))
net.add(D(10, activation="softmax"))

net.compile(
    loss=K.losses.categorical_crossentropy,
    optimizer=K.optimizers.Adam(),
    metrics=["accuracy"],
)

net.fit(xtr, ytr, batch_size=batch, epochs=epochs,  # expect: KER201
        verbose=1, validation_data=(xva, yva))

loss, acc = net.evaluate(xte, yte, verbose=0)
print("Test loss:", loss)
print("Test accuracy:", acc)
