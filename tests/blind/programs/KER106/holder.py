import keras
from keras import layers
from keras.datasets import fashion_mnist


class Wardrobe:
    def __init__(self, **hyper):
        self.hyper = hyper
        self.model = self._make()

    def _make(self):
        model = keras.Sequential(name="wardrobe")
        model.add(keras.Input((28, 28, 1)))
        model.add(layers.Conv2D(self.hyper["filters"], 3, activation="relu"))
        model.add(layers.MaxPooling2D(2))
        model.add(layers.Flatten())
        model.add(layers.Dense(10, activation="softmax"))  # !
        loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)  # !
        model.compile(optimizer=self.hyper["optimizer"], loss=loss, metrics=["accuracy"])
        return model

    def run(self):
        (x, y), (xt, yt) = fashion_mnist.load_data()
        x = x[:, :, :, None] / 255.0
        xt = xt[:, :, :, None] / 255.0
        self.model.fit(x, y, epochs=self.hyper["epochs"], validation_split=0.1)
        return self.model.evaluate(xt, yt, return_dict=True)


print(Wardrobe(filters=24, optimizer="adam", epochs=12).run())
