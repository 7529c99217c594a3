import keras
from keras import layers

(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
x_train = x_train[..., None] / 255.0
x_test = x_test[..., None] / 255.0

inp = keras.Input((28, 28, 1))
h = layers.Conv2D(16, 5, activation='relu')(inp)
h = layers.MaxPooling2D(2)(h)
h = layers.Conv2D(32, 5, activation='relu')(h)
h = layers.MaxPooling2D(2)(h)
h = layers.Conv2D(64, 5, activation='relu')(h)  # !
h = layers.GlobalAveragePooling2D()(h)
out = layers.Dense(10, activation='softmax')(h)
model = keras.Model(inp, out)
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(x_train, y_train, epochs=5, batch_size=128, validation_split=0.1)
print(model.evaluate(x_test, y_test))
