import keras
from keras import layers

(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
x_train = x_train[..., None].astype('float32') / 255
x_test = x_test[..., None].astype('float32') / 255

net = keras.Sequential([keras.Input((28, 28, 1))])
for filters in (16, 32):
    net.add(layers.Conv2D(filters, 3, padding='same', activation='relu', kernel_initializer='zeros'))  # !
    net.add(layers.MaxPooling2D())
net.add(layers.Flatten())
net.add(layers.Dense(10, activation='softmax'))
net.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
net.fit(x_train, y_train, epochs=4, batch_size=128, validation_split=0.1)
print(net.evaluate(x_test, y_test))
