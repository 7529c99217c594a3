import keras
import numpy as np
from keras.layers import Concatenate, Conv1D, Dense, Dropout, Embedding, GlobalMaxPooling1D, Input

WIDTHS = [64, 32, 16]
KERNELS = (3, 4, 5)
VOCAB, LENGTH = 500, 40

# plain list comprehension, unpacked
mlp = keras.Sequential(
    [Input((20,))]
    + [Dense(w, activation="relu", name=f"hidden_{w}") for w in WIDTHS]
    + [Dense(1, activation="sigmoid")]
)

# nested comprehension: pairs of layers
regularised = keras.Sequential(
    [
        Input((20,)),
        *[
            layer
            for width in WIDTHS
            for layer in (Dense(width, activation="relu"), Dropout(0.2))
        ],
        Dense(1, activation="sigmoid"),
    ]
)

# text CNN: one branch per kernel size
tokens = Input((LENGTH,), dtype="int32")
embedded = Embedding(VOCAB, 16)(tokens)
branches = [GlobalMaxPooling1D()(Conv1D(8, k, activation="relu")(embedded)) for k in KERNELS]
text_cnn = keras.Model(tokens, Dense(1, activation="sigmoid")(Concatenate()(branches)))

# several inputs by name
names = ["age", "income", "debt"]
inputs = {name: Input((1,), name=name) for name in names}
hidden = Dense(8, activation="relu")(Concatenate()(list(inputs.values())))
scorer = keras.Model(inputs, Dense(1, activation="sigmoid")(hidden))

models = [mlp, regularised, text_cnn, scorer]
assert all(m.count_params() > 0 for m in models)
[m.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"]) for m in models]

n = 96
y = np.random.randint(0, 2, n)
x = np.random.rand(n, 20)
mlp.fit(x, y, epochs=1, validation_split=0.2, verbose=0)
regularised.fit(x, y, epochs=1, validation_split=0.2, verbose=0)
text_cnn.fit(np.random.randint(0, VOCAB, (n, LENGTH)), y, epochs=1, validation_split=0.2, verbose=0)
scorer.fit({k: np.random.rand(n, 1) for k in names}, y, epochs=1, validation_split=0.2, verbose=0)
