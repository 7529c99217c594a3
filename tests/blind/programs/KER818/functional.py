import keras
from keras import layers

(x_train, y_train), (x_test, y_test) = keras.datasets.cifar10.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0

inp = keras.Input((32, 32, 3))
h = layers.Conv2D(32, 3, activation='relu')(inp)
h = layers.MaxPooling2D()(h)
h = layers.Conv2D(64, 3, activation='relu')(h)
h = layers.GlobalAveragePooling2D()(h)
out = layers.Dense(10, activation='softmax')(h)
model = keras.Model(inp, out)
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(x_train, y_train, epochs=8, batch_size=64, validation_split=0.1)
model.optimizer.lr = 1e-4  # !
model.fit(x_train, y_train, epochs=4, batch_size=64, validation_split=0.1)
print(model.evaluate(x_test, y_test))
