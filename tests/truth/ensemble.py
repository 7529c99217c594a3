import keras
import numpy as np
from keras import layers

N_MEMBERS = 3
x = np.random.randn(150, 6).astype("float32")
y = np.random.randint(0, 3, 150)


def member(seed, width):
    init = keras.initializers.GlorotUniform(seed=seed)
    return keras.Sequential(
        [
            keras.Input((6,)),
            layers.Dense(width, activation="tanh", kernel_initializer=init),
            layers.Dense(3, activation="softmax"),
        ],
        name=f"member_{seed}",
    )


members = []
for seed, width in zip(range(N_MEMBERS), (8, 16, 24)):
    net = member(seed, width)
    net.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    rows = np.random.choice(120, 120)
    net.fit(x[rows], y[rows], epochs=2, verbose=0, validation_data=(x[120:], y[120:]))
    members.append(net)

first, *others = members
first.trainable = False
for net in others:
    net.trainable = False

common = keras.Input((6,))
votes = [net(common) for net in members]
ensemble = keras.Model(common, layers.Average()(votes), name="ensemble")
print(ensemble.predict(x[120:], verbose=0).argmax(axis=-1))

# stacking: a trainable layer on the concatenated votes
stacked = layers.Concatenate()(votes)
stacked = layers.Dense(3, activation="softmax", name="meta")(stacked)
stacker = keras.Model(common, stacked)
stacker.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
stacker.fit(x[:120], y[:120], epochs=2, verbose=0, validation_data=(x[120:], y[120:]))
