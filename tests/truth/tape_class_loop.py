"""A training loop in a class, with a schedule and its own metrics."""
import keras
import numpy as np
import tensorflow as tf


class Encoder(keras.Model):
    def __init__(self, dims=(32, 8)):
        super().__init__()
        self.hidden = [keras.layers.Dense(d, activation="relu") for d in dims]
        self.out = keras.layers.Dense(3)

    def call(self, x, training=False):
        for layer in self.hidden:
            x = layer(x)
        return self.out(x)


class Experiment:
    def __init__(self, model, data, lr=1e-2):
        self.model = model
        self.data = data
        schedule = keras.optimizers.schedules.PolynomialDecay(lr, decay_steps=100, end_learning_rate=1e-4)
        self.optimizer = keras.optimizers.SGD(schedule, momentum=0.9)
        self.loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)

    @tf.function
    def step(self, x, y):
        with tf.GradientTape() as tape:
            value = self.loss(y, self.model(x, training=True))
        variables = self.model.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(value, variables), variables))
        return value

    def run(self, epochs):
        for epoch in range(epochs):
            for x, y in self.data:
                value = self.step(x, y)
            print(epoch, float(value))


x = np.random.randn(64, 6).astype("float32")
y = np.random.randint(0, 3, 64)
data = tf.data.Dataset.from_tensor_slices((x, y)).batch(16)
experiment = Experiment(Encoder(), data)
experiment.run(2)

model = experiment.model
model.compile(optimizer=keras.optimizers.Adam(1e-3), loss=experiment.loss, metrics=["accuracy"])
model.fit(x, y, epochs=5, batch_size=16, verbose=0)
