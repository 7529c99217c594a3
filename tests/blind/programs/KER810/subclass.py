import keras
from keras import layers


class AugmentedNet(keras.Model):
    def __init__(self, classes=100):
        super().__init__()
        self.augment = keras.Sequential([
            keras.layers.experimental.preprocessing.RandomRotation(0.05),  # !
            keras.layers.experimental.preprocessing.RandomZoom(0.1),  # !
        ])
        self.conv = layers.Conv2D(64, 3, activation="relu")
        self.pool = layers.GlobalAveragePooling2D()
        self.out = layers.Dense(classes, activation="softmax")

    def call(self, images, training=False):
        if training:
            images = self.augment(images, training=True)
        return self.out(self.pool(self.conv(images)))


(x_train, y_train), (x_test, y_test) = keras.datasets.cifar100.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0
net = AugmentedNet()
net.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
net.fit(x_train, y_train, epochs=20, batch_size=128, validation_split=0.1)
print(net.evaluate(x_test, y_test))
