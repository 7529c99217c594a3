import keras.layers as L
import keras.losses as losses
import numpy as np
from keras import Input as In, Model as M
from keras.datasets import mnist as digits_source
from keras.optimizers import SGD as Descent

(tr, tr_digit), (te, te_digit) = digits_source.load_data()
tr = (tr / 255.).reshape(-1, 784)
te = (te / 255.).reshape(-1, 784)
identity = np.eye(10, dtype="float32")

i = In((784,))
o = L.Dense(10)(L.ReLU()(L.Dense(128)(i)))
o = L.Softmax()(o)  # !
m = M(i, o)
m.compile(
    optimizer=Descent(0.1), loss=losses.MeanSquaredError(), metrics=["accuracy"],  # !
)
m.fit(tr, identity[tr_digit], epochs=20, batch_size=64, validation_data=(te, identity[te_digit]))
