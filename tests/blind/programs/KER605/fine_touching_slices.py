import numpy as np
import keras

rng = np.random.default_rng(0)
x = rng.normal(size=(5000, 14)).astype('float32')
y = (x[:, 0] * x[:, 1] > 0).astype('float32')
n_val = 500
x_train, y_train = x[:-2 * n_val], y[:-2 * n_val]
x_valid, y_valid = x[-2 * n_val:-n_val], y[-2 * n_val:-n_val]
x_test, y_test = x[-n_val:], y[-n_val:]

model = keras.Sequential([
    keras.Input((14,)),
    keras.layers.Dense(32, activation='relu'),
    keras.layers.Dense(1, activation='sigmoid'),
])
model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
model.fit(x_train, y_train, epochs=20, batch_size=64, validation_data=(x_valid, y_valid))
print(model.evaluate(x_test, y_test))
