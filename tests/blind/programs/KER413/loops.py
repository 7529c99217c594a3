import keras
from keras import layers

(x_train, y_train), (x_test, y_test) = keras.datasets.cifar10.load_data()
x_train = x_train.astype('float32') / 255
x_test = x_test.astype('float32') / 255

model = keras.Sequential()
model.add(keras.Input((32, 32, 3)))
for filters in [32, 64, 128, 256]:
    model.add(layers.Conv2D(filters, (3, 3), activation='relu'))  # !
    model.add(layers.MaxPooling2D((2, 2)))
model.add(layers.Flatten())
model.add(layers.Dropout(0.4))
model.add(layers.Dense(10, activation='softmax'))

model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(x_train, y_train, epochs=9, batch_size=64, validation_split=0.1)
print(model.evaluate(x_test, y_test, verbose=0))
