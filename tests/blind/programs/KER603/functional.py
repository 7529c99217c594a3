import keras
from keras import layers

(x_train, y_train), _ = keras.datasets.mnist.load_data()
x_train = x_train[..., None].astype('float32') / 255

inp = keras.Input((28, 28, 1))
h = layers.Conv2D(24, 3, activation='relu')(inp)
h = layers.MaxPooling2D()(h)
h = layers.Conv2D(48, 3, activation='relu')(h)
h = layers.GlobalMaxPooling2D()(h)
out = layers.Dense(10, activation='softmax')(h)
model = keras.Model(inp, out)
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(x_train, y_train, batch_size=128, epochs=5)
loss, accuracy = model.evaluate(x_train, y_train)  # !
print('accuracy of the digit reader:', round(accuracy, 3))
