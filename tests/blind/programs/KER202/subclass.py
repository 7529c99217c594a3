import keras
from keras import layers
from keras.datasets import boston_housing


class PriceNet(keras.Model):
    def __init__(self, width=48):
        super().__init__()
        self.blocks = [layers.Dense(width, activation="relu") for _ in range(2)]
        self.drop = layers.Dropout(0.1)
        self.head = layers.Dense(1)

    def call(self, x, training=False):
        for block in self.blocks:
            x = block(x)
        return self.head(self.drop(x, training=training))


(x_train, y_train), (x_test, y_test) = boston_housing.load_data(test_split=0.2, seed=113)  # !
net = PriceNet()
net.compile(optimizer=keras.optimizers.RMSprop(1e-3), loss="mse", metrics=["mae"])
net.fit(x_train, y_train, epochs=100, batch_size=16, validation_split=0.15, verbose=0)  # !
print("test", net.evaluate(x_test, y_test, verbose=0))
