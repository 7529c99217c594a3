import tensorflow as tf
import keras
from keras import layers


def pipeline(x, y, size):
    return tf.data.Dataset.from_tensor_slices((x, y)).shuffle(5000).batch(size).prefetch(2)


def build():
    model = keras.Sequential([
        keras.Input((28, 28, 1)),
        layers.Conv2D(32, 3, activation='relu'),
        layers.GlobalAveragePooling2D(),
        layers.Dense(10, activation='softmax'),
    ])
    model.compile('adam', 'sparse_categorical_crossentropy', metrics=['accuracy'])
    return model


def train(model, data, labels, valid):
    model.fit(data, labels, epochs=6, validation_data=valid)  # !


(xa, ya), (xb, yb) = keras.datasets.mnist.load_data()
xa, xb = xa[..., None] / 255.0, xb[..., None] / 255.0
net = build()
train(net, pipeline(xa, ya, 64), ya, pipeline(xb, yb, 256))  # !
print(net.evaluate(pipeline(xb, yb, 256)))
