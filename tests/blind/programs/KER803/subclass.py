import math
import keras
from keras import layers


class ImageBatches(keras.utils.Sequence):
    def __init__(self, x, y, size):
        super().__init__()
        self.x, self.y, self.size = x, y, size

    def __len__(self):
        return math.ceil(len(self.x) / self.size)

    def __getitem__(self, i):
        s = slice(i * self.size, (i + 1) * self.size)
        return self.x[s] / 255.0, self.y[s]


class SmallNet(keras.Model):
    def __init__(self):
        super().__init__()
        self.conv = layers.Conv2D(32, 3, activation='relu')
        self.pool = layers.GlobalAveragePooling2D()
        self.out = layers.Dense(10, activation='softmax')

    def call(self, x):
        return self.out(self.pool(self.conv(x)))


(xa, ya), (xb, yb) = keras.datasets.cifar10.load_data()
net = SmallNet()
net.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
net.fit(ImageBatches(xa[:45000], ya[:45000], 64), validation_data=ImageBatches(xa[45000:], ya[45000:], 256), epochs=6)
print(net.evaluate_generator(ImageBatches(xb, yb, 256)))  # !
