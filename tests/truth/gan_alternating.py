"""Generator and discriminator, the classic combined model."""
import numpy as np
from tensorflow.keras.layers import BatchNormalization, Dense, Dropout, Input, LeakyReLU, Reshape, Flatten
from tensorflow.keras.models import Model, Sequential
from tensorflow.keras.optimizers import Adam


class GAN:
    def __init__(self, shape=(12, 12, 1), latent_dim=20):
        self.shape = shape
        self.latent_dim = latent_dim

        self.discriminator = self.build_discriminator()
        self.discriminator.compile(
            loss="binary_crossentropy", optimizer=Adam(0.0002, 0.5), metrics=["accuracy"]
        )
        self.generator = self.build_generator()

        z = Input(shape=(self.latent_dim,))
        img = self.generator(z)
        self.discriminator.trainable = False
        validity = self.discriminator(img)
        self.combined = Model(z, validity)
        self.combined.compile(loss="binary_crossentropy", optimizer=Adam(0.0002, 0.5))

    def build_generator(self):
        model = Sequential(name="generator")
        model.add(Input(shape=(self.latent_dim,)))
        for units in (32, 64):
            model.add(Dense(units))
            model.add(LeakyReLU(negative_slope=0.2))
            model.add(BatchNormalization(momentum=0.8))
        model.add(Dense(int(np.prod(self.shape)), activation="tanh"))
        model.add(Reshape(self.shape))
        return model

    def build_discriminator(self):
        model = Sequential(name="discriminator")
        model.add(Input(shape=self.shape))
        model.add(Flatten())
        model.add(Dense(64))
        model.add(LeakyReLU(negative_slope=0.2))
        model.add(Dropout(0.3))
        model.add(Dense(1, activation="sigmoid"))
        return model

    def train(self, x, epochs, batch_size=16):
        valid, fake = np.ones((batch_size, 1)), np.zeros((batch_size, 1))
        for epoch in range(epochs):
            imgs = x[np.random.randint(0, len(x), batch_size)]
            noise = np.random.normal(0, 1, (batch_size, self.latent_dim))
            self.discriminator.train_on_batch(imgs, valid)
            self.discriminator.train_on_batch(self.generator.predict(noise, verbose=0), fake)
            self.combined.train_on_batch(noise, valid)


if __name__ == "__main__":
    gan = GAN()
    gan.train(np.random.uniform(-1, 1, (64, 12, 12, 1)), epochs=2)
