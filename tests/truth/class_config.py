import numpy as np
import tensorflow as tf
from tensorflow.keras import layers, models, optimizers


class Config:
    IMG = 24
    CHANNELS = 3
    SHAPE = (IMG, IMG, CHANNELS)
    LR = 1e-3
    BATCH = 16
    EPOCHS = 2
    FILTERS = [8, 16]
    OPT = "adam"

    @classmethod
    def optimizer(cls):
        return {"adam": optimizers.Adam, "sgd": optimizers.SGD}[cls.OPT](learning_rate=cls.LR)


class Debug(Config):
    EPOCHS = 1
    FILTERS = Config.FILTERS[:1] + [4]
    OPT = "sgd"
    LR = Config.LR * 10


def encoder(cfg):
    return models.Sequential(
        [layers.Input(cfg.SHAPE)]
        + [layers.Conv2D(f, 3, strides=2, padding="same", activation="relu") for f in cfg.FILTERS],
        name="encoder",
    )


def decoder(cfg, shape):
    return models.Sequential(
        [
            layers.Input(shape),
            *(layers.Conv2DTranspose(f, 3, strides=2, padding="same", activation="relu") for f in cfg.FILTERS[::-1]),
            layers.Conv2D(cfg.CHANNELS, 3, padding="same", activation="sigmoid"),
        ],
        name="decoder",
    )


for cfg in (Config, Debug):
    enc = encoder(cfg)
    dec = decoder(cfg, enc.output_shape[1:])
    image = tf.keras.Input(cfg.SHAPE)
    auto = tf.keras.Model(image, dec(enc(image)))
    auto.compile(optimizer=cfg.optimizer(), loss="binary_crossentropy")
    x = np.random.rand(32, *cfg.SHAPE)
    auto.fit(x, x, epochs=cfg.EPOCHS, batch_size=cfg.BATCH, verbose=0)
