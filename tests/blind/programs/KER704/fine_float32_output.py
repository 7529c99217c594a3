import keras
from keras import layers

keras.mixed_precision.set_global_policy('mixed_float16')

(x_train, y_train), (x_test, y_test) = keras.datasets.cifar10.load_data()
x_train = x_train.astype('float32') / 255
x_test = x_test.astype('float32') / 255
inp = keras.Input((32, 32, 3))
h = layers.Conv2D(64, 3, padding='same', activation='relu')(inp)
h = layers.GlobalAveragePooling2D()(h)
h = layers.Dense(10)(h)
out = layers.Activation('softmax', dtype='float32')(h)
model = keras.Model(inp, out)
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(x_train, y_train, epochs=9, batch_size=256, validation_split=0.1)
print(model.evaluate(x_test, y_test))
