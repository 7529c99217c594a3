from keras import Input, Model, layers, losses, optimizers
import numpy as np


class Net:
    def __init__(self, shape):
        self.inputs = self.x = Input(shape)
        self.count = 0

    def _name(self, kind):
        self.count += 1
        return "{}_{:02d}".format(kind, self.count)

    def conv(self, filters, size=3, **options):
        options.setdefault("padding", "same")
        options.setdefault("activation", "relu")
        self.x = layers.Conv2D(filters, size, name=self._name("conv"), **options)(self.x)
        return self

    def down(self):
        self.x = layers.MaxPooling2D(name=self._name("pool"))(self.x)
        return self

    def dense(self, units, activation="relu"):
        if len(self.x.shape) > 2:
            self.x = layers.GlobalAveragePooling2D()(self.x)
        self.x = layers.Dense(units, activation=activation, name=self._name("dense"))(self.x)
        return self

    def model(self):
        return Model(self.inputs, self.x)


model = Net((20, 20, 1)).conv(4).down().conv(8, 5, strides=2).conv(16, padding="valid").dense(12).dense(2, None).model()
assert model.get_layer("dense_06").units == 2
model.compile(
    optimizers.Adagrad(0.05),
    losses.SparseCategoricalCrossentropy(from_logits=True, name="xent"),
    metrics=["accuracy"],
)
model.fit(np.random.rand(30, 20, 20, 1), np.random.randint(2, size=30), epochs=1, batch_size=15, shuffle=False)
