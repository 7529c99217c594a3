import keras
from keras import layers

(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
x_train, x_test = x_train[..., None] / 255.0, x_test[..., None] / 255.0
inp = keras.Input((28, 28, 1))
h = layers.Conv2D(32, 3, activation='relu')(inp)
h = layers.MaxPooling2D()(h)
h = layers.Flatten()(h)
logits = layers.Dense(10)(h)
model = keras.Model(inp, logits)
model.compile(
    optimizer='adam',
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=['accuracy'],
)
model.fit(x_train, y_train, epochs=5, batch_size=128, validation_split=0.1)
print(model.evaluate(x_test, y_test))
