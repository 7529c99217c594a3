"""A style transfer model without `call`: its networks are attributes, some of them in lists and dictionaries."""
import keras
import numpy as np
import tensorflow as tf
from keras import layers


def down(filters):
    return keras.Sequential(
        [keras.Input((16, 16, 3)), layers.Conv2D(filters, 3, padding="same", activation="relu"), layers.MaxPooling2D()],
        name=f"down_{filters}",
    )


def critic(width):
    inputs = keras.Input((16, 16, 3))
    x = layers.Flatten()(inputs)
    x = layers.Dense(width, activation="relu")(x)
    return keras.Model(inputs, layers.Dense(1)(x))


class Transfer(keras.Model):
    def __init__(self, widths=(4, 8), **kwargs):
        super().__init__(**kwargs)
        self.scale = 0.5
        self.downs = [down(width) for width in widths]
        self.critics = {"real": critic(8), "fake": critic(8)}
        self.shared = self.critics["real"]
        self.head = keras.Sequential([keras.Input((8,)), layers.Dense(2, activation="softmax")])
        self.temperature = self.add_weight(shape=(3,), name="temperature", initializer="ones")
        self.loss_tracker = keras.metrics.Mean(name="loss")
        self.seed = keras.random.SeedGenerator(3)

    def compile(self, critic_optimizer, head_optimizer, loss_fn):
        super().compile()
        self.critic_optimizer = critic_optimizer
        self.head_optimizer = head_optimizer
        self.loss_fn = loss_fn

    @property
    def metrics(self):
        return [self.loss_tracker]

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.loss_fn(y, self.shared(x))
        grads = tape.gradient(loss, self.shared.trainable_weights)
        self.critic_optimizer.apply_gradients(zip(grads, self.shared.trainable_weights))
        self.loss_tracker.update_state(loss)
        return {"loss": self.loss_tracker.result()}


model = Transfer()
model.compile(
    critic_optimizer=keras.optimizers.Adam(1e-4),
    head_optimizer=keras.optimizers.Adam(1e-3),
    loss_fn=keras.losses.BinaryCrossentropy(from_logits=True),
)
x = np.random.rand(32, 16, 16, 3).astype("float32")
y = np.random.randint(0, 2, (32, 1)).astype("float32")
model.fit(x, y, epochs=2, batch_size=16)


class Distiller(keras.Model):
    def __init__(self, student, teacher):
        super().__init__()
        self.teacher = teacher
        self.student = student
        self.temperature = 3

    def train_step(self, data):
        return {"loss": 0.0}


distiller = Distiller(student=critic(4), teacher=critic(32))
distiller.compile(optimizer="sgd")
distiller.fit(x, y, epochs=1)
