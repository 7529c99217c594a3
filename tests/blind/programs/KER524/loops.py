import keras
import numpy as np

x = np.random.randn(1500, 8)
y = (x[:, 0] > 0).astype(int)
committee = []
for size in (8, 16, 32):
    member = keras.Sequential([keras.Input((8,)), keras.layers.Dense(size, activation="relu"), keras.layers.Dense(1, activation="sigmoid")])
    member.compile("adam", "binary_crossentropy")
    member = member.fit(x[:1200], y[:1200], epochs=20, validation_split=0.2)  # !
    committee.append(member.predict(x[1200:]))  # !
print(np.mean(committee, axis=0).shape)
