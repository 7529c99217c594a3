import keras
from keras import layers


class ConvUnit(layers.Layer):
    def __init__(self, nb_filter, border_mode='same', p=0.1, **kwargs):
        super().__init__(**kwargs)
        self.conv = layers.Conv2D(nb_filter, 3, padding=border_mode, activation='relu')
        self.drop = layers.Dropout(p)

    def call(self, x, training=None):
        return self.drop(self.conv(x), training=training)


def train(model, data, nb_epoch):
    model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
    model.fit(*data, epochs=nb_epoch, batch_size=128, validation_split=0.1)


(xa, ya), (xb, yb) = keras.datasets.mnist.load_data()
model = keras.Sequential([
    keras.Input((28, 28, 1)), ConvUnit(nb_filter=16), layers.MaxPooling2D(), ConvUnit(32, border_mode='valid', p=0.2),
    layers.GlobalAveragePooling2D(), layers.Dense(10, activation='softmax'),
])
train(model, (xa[..., None] / 255.0, ya), nb_epoch=5)
print(model.evaluate(xb[..., None] / 255.0, yb))
