import keras
from keras import layers

(x_train, y_train), (x_test, y_test) = keras.datasets.cifar100.load_data()
base = keras.applications.MobileNetV2(include_top=False, weights=None, pooling='avg', input_shape=(32, 32, 3))
model = keras.Sequential([
    keras.Input((32, 32, 3)),
    layers.Rescaling(1 / 127.5, offset=-1),
    base,
    layers.Dropout(0.2),
    layers.Dense(100, activation='softmax'),
])
model.compile(optimizer=keras.optimizers.Adam(0.001), loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(x_train, y_train, epochs=20, batch_size=128, validation_split=0.1)
print(model.evaluate(x_test, y_test))
