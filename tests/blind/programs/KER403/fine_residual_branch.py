import keras
from keras import layers

(x_train, y_train), (x_test, y_test) = keras.datasets.cifar10.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0

inp = keras.Input((32, 32, 3))
h = layers.Conv2D(32, 3, strides=2, padding='same', activation='relu')(inp)
for _ in range(3):
    branch = layers.Conv2D(32, 3, padding='same', activation='relu')(h)
    branch = layers.Conv2D(32, 3, padding='same', kernel_initializer='zeros')(branch)
    h = layers.add([h, branch])
h = layers.GlobalAveragePooling2D()(h)
out = layers.Dense(10, activation='softmax')(h)
model = keras.Model(inp, out)
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(x_train, y_train, epochs=8, batch_size=128, validation_split=0.1)
print(model.evaluate(x_test, y_test))
