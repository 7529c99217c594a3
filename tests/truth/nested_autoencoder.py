import numpy as np
from tensorflow.keras.layers import Conv2D, Conv2DTranspose, Dense, Flatten, Input, Reshape
from tensorflow.keras.models import Model, Sequential

latent_dim = 8
shape = (16, 16, 1)

encoder = Sequential(
    [
        Input(shape=shape),
        Conv2D(8, 3, strides=2, padding="same", activation="relu"),
        Conv2D(16, 3, strides=2, padding="same", activation="relu"),
        Flatten(),
        Dense(latent_dim, name="code"),
    ],
    name="encoder",
)

decoder = Sequential(name="decoder")
decoder.add(Input(shape=(latent_dim,)))
decoder.add(Dense(4 * 4 * 16, activation="relu"))
decoder.add(Reshape((4, 4, 16)))
decoder.add(Conv2DTranspose(16, 3, strides=2, padding="same", activation="relu"))
decoder.add(Conv2DTranspose(8, 3, strides=2, padding="same", activation="relu"))
decoder.add(Conv2D(1, 3, padding="same", activation="sigmoid"))

image = Input(shape)
autoencoder = Model(image, decoder(encoder(image)), name="autoencoder")
autoencoder.compile(optimizer="adam", loss="binary_crossentropy")

x = np.random.rand(200, *shape).astype("float32")
noisy = np.clip(x + 0.1 * np.random.randn(*x.shape), 0, 1).astype("float32")
autoencoder.fit(noisy, x, epochs=2, batch_size=32, validation_data=(noisy[:20], x[:20]), verbose=0)

# classifier on the frozen encoder
encoder.trainable = False
classifier = Sequential([encoder, Dense(10, activation="softmax")])
classifier.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
classifier.fit(x, np.random.randint(0, 10, 200), epochs=1, validation_split=0.1, verbose=0)
