import keras
import tensorflow as tf
from keras import layers


class ConvBlock(layers.Layer):
    def __init__(self, filters, **kwargs):
        super().__init__(**kwargs)
        self.conv = layers.Conv2D(filters, 3, padding='same', use_bias=False)
        self.norm = layers.BatchNormalization()
        self.pool = layers.MaxPooling2D()

    def call(self, x, training=None):
        x = self.norm(self.conv(x), training=training)
        return self.pool(tf.nn.relu(x))


class SmallNet(keras.Model):
    def __init__(self, classes):
        super().__init__()
        self.blocks = [ConvBlock(f) for f in (32, 64, 128)]
        self.gap = layers.GlobalAveragePooling2D()
        self.head = layers.Dense(classes)

    def call(self, x, training=None):
        for block in self.blocks:
            x = block(x, training=training)
        return self.head(self.gap(x))


class Trainer:
    def __init__(self, net, lr=3e-4):
        self.net = net
        self.opt = keras.optimizers.Adam(lr)
        self.criterion = keras.losses.SparseCategoricalCrossentropy(from_logits=True)

    @tf.function
    def step(self, images, labels):
        with tf.GradientTape() as tape:
            logits = self.net(images)  # !
            value = self.criterion(labels, logits)
        grads = tape.gradient(value, self.net.trainable_variables)
        self.opt.apply_gradients(zip(grads, self.net.trainable_variables))
        return value

    def run(self, dataset, epochs):
        for epoch in range(epochs):
            mean = keras.metrics.Mean()
            for images, labels in dataset:
                mean.update_state(self.step(images, labels))
            print(f'epoch {epoch + 1}: {float(mean.result()):.4f}')


(x, y), _ = keras.datasets.fashion_mnist.load_data()
x = x[..., None].astype('float32') / 255.0
data = tf.data.Dataset.from_tensor_slices((x, y.astype('int64'))).shuffle(20000).batch(128)
Trainer(SmallNet(10)).run(data, epochs=5)
