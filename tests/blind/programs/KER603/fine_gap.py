import keras
from keras import layers

(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
x_train, x_test = x_train[..., None] / 255.0, x_test[..., None] / 255.0
model = keras.Sequential([
    keras.Input((28, 28, 1)),
    layers.Conv2D(24, 3, activation='relu'),
    layers.GlobalMaxPooling2D(),
    layers.Dense(10, activation='softmax'),
])
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(x_train, y_train, batch_size=128, epochs=5)
on_train = model.evaluate(x_train, y_train, verbose=0)[1]
on_test = model.evaluate(x_test, y_test, verbose=0)[1]
print('gap', on_train - on_test)
