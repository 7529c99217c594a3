import keras
from keras import layers

(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
x_train, x_test = x_train[..., None] / 255.0, x_test[..., None] / 255.0
features = keras.Sequential([
    keras.Input((28, 28, 1)),
    layers.Conv2D(16, 3, activation='relu'),
    layers.MaxPooling2D(),
    layers.Conv2D(32, 3, activation='relu'),
    layers.GlobalAveragePooling2D(),
])
model = keras.Sequential([features, layers.Dense(10, activation='softmax')])


def train_with(rate):
    model.compile(optimizer=keras.optimizers.Adam(rate), loss='sparse_categorical_crossentropy', metrics=['accuracy'])
    model.fit(x_train, y_train, epochs=4, batch_size=128, validation_split=0.1)


train_with(1e-3)
features.trainable = False
train_with(1e-4)
print(model.evaluate(x_test, y_test))
