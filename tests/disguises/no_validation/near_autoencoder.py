"""Compress the 8x8 digits to four numbers."""
import matplotlib.pyplot as plt
from keras import Input, Model
from keras.layers import Dense
from sklearn.datasets import load_digits

digits = load_digits()
x = (digits.data / 16.0).astype("float32")

code_size = 4

image = Input(shape=(64,), name="image")
h = Dense(48, activation="relu")(image)
h = Dense(24, activation="relu")(h)
code = Dense(code_size, name="code")(h)
h = Dense(24, activation="relu")(code)
h = Dense(48, activation="relu")(h)
restored = Dense(64, activation="sigmoid", name="restored")(h)

autoencoder = Model(image, restored)
encoder = Model(image, code)

autoencoder.compile(optimizer="adam", loss="mse")
autoencoder.fit(x, x, epochs=40, batch_size=64, shuffle=True, verbose=2)

codes = encoder.predict(x, verbose=0)
fig, axes = plt.subplots(1, 2, figsize=(10, 4))
axes[0].scatter(codes[:, 0], codes[:, 1], c=digits.target, s=6, cmap="tab10")
axes[1].scatter(codes[:, 2], codes[:, 3], c=digits.target, s=6, cmap="tab10")
plt.tight_layout()
plt.savefig("codes.png")
