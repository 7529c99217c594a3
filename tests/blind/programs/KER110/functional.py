import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

x, y = load_digits(return_X_y=True)
x = (x / 16.0).astype('float32').reshape(-1, 8, 8, 1)
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, stratify=y, random_state=3)

pixels = keras.Input(shape=(8, 8, 1), name='pixels')
h = layers.Conv2D(24, 3, padding='same', activation='relu')(pixels)
h = layers.MaxPooling2D()(h)
h = layers.Conv2D(48, 3, padding='same', activation='relu')(h)
h = layers.GlobalAveragePooling2D()(h)
h = layers.Dropout(0.2)(h)
digit = layers.Dense(10, activation='sigmoid', name='digit')(h)  # !
model = keras.Model(pixels, digit)

model.compile(
    optimizer=keras.optimizers.Adam(1e-3),
    loss=keras.losses.SparseCategoricalCrossentropy(),  # !
    metrics=['accuracy'],
)
model.fit(x_train, y_train, epochs=20, batch_size=32, validation_split=0.15)
print(model.evaluate(x_test, y_test, verbose=0))
