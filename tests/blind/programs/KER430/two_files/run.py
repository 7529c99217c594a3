from tensorflow import keras
from tensorflow.keras import layers
from layers_lib import conv_block

(x_train, y_train), (x_test, y_test) = keras.datasets.cifar10.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0

model = keras.Sequential([keras.Input((32, 32, 3))])
model = conv_block(model, 32)  # !
model = conv_block(model, 64)  # !
model.add(layers.Flatten())
model.add(layers.Dense(64, activation='relu'))
model.add(layers.Dense(10, activation='softmax'))
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(x_train, y_train, epochs=8, batch_size=64, validation_split=0.1)
print(model.evaluate(x_test, y_test))
