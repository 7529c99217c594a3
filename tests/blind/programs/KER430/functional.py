import keras
from keras import layers

(x_train, y_train), (x_test, y_test) = keras.datasets.fashion_mnist.load_data()
x_train = x_train.reshape(-1, 784).astype('float32') / 255
x_test = x_test.reshape(-1, 784).astype('float32') / 255

inp = keras.Input((784,))
h = layers.Dense(256, activation='relu')(inp)
h = layers.Dense(128, activation='softmax')(h)  # !
h = layers.Dropout(0.2)(h)
out = layers.Dense(10, activation='softmax')(h)
model = keras.Model(inp, out)
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(x_train, y_train, epochs=9, batch_size=128, validation_split=0.1)
print(model.evaluate(x_test, y_test))
