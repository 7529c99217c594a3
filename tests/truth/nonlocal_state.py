import keras
import numpy as np
from keras import layers


def namer(prefix):
    count = 0

    def following():
        nonlocal count
        count += 1
        return f"{prefix}{count}"

    return following


def make_stack(x, *, widths, drop=None, act="relu"):
    name = namer("hidden_")
    rate = drop if drop is not None else 0.0

    def one(x, width):
        x = layers.Dense(width, name=name())(x)
        x = layers.Activation(act)(x)
        return layers.Dropout(rate)(x) if rate else x

    for width in widths:
        x = one(x, width)
    return x


seen = 0


def report(model):
    global seen
    seen += 1
    print(seen, model.count_params())


inp = keras.Input((15,))
plain = keras.Model(inp, layers.Dense(4, activation="softmax")(make_stack(inp, widths=(20, 10))))
inp = keras.Input((15,))
dropped = keras.Model(inp, layers.Dense(4, activation="softmax")(make_stack(inp, widths=[30] * 3, drop=0.2, act="tanh")))
x, y = np.random.rand(80, 15), np.random.randint(0, 4, 80)
for model, epochs in zip([plain, dropped], [1, 2]):
    model.compile(loss=keras.losses.sparse_categorical_crossentropy, optimizer=keras.optimizers.Adam(), metrics=["acc"])
    model.fit(x, y, epochs=epochs, verbose=0)
    report(model)
