import numpy as np
import keras
from keras import layers
from data import loaders

train, valid, test = loaders('rocks', 96)
model = keras.Sequential([
    keras.Input((96, 96, 3)),
    layers.Rescaling(1 / 255),
    layers.Conv2D(32, 3, activation='relu'),
    layers.MaxPooling2D(),
    layers.Conv2D(64, 3, activation='relu'),
    layers.GlobalAveragePooling2D(),
    layers.Dense(7, activation='softmax'),
])
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(train, validation_data=valid, epochs=9)
print(model.evaluate(test))
kinds = np.argmax(model.predict_generator(test), axis=1)  # !
print(np.bincount(kinds))
