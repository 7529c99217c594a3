import numpy as np
import keras
from keras import layers

rng = np.random.default_rng(2)
x = rng.normal(size=(3000, 80, 2)).astype('float32')
y = (x[:, :, 0].max(axis=1) > x[:, :, 1].max(axis=1)).astype('float32')
xa, ya, xb, yb = x[:2400], y[:2400], x[2400:], y[2400:]

for width in (3, 5, 7):
    model = keras.Sequential([keras.Input((80, 2))])
    for n in (16, 32):
        model.add(layers.Conv1D(nb_filter=n, filter_length=width, activation='relu'))  # !
        model.add(layers.MaxPooling1D(2))
    model.add(layers.GlobalMaxPooling1D())
    model.add(layers.Dropout(p=0.3))  # !
    model.add(layers.Dense(1, activation='sigmoid'))
    model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
    model.fit(xa, ya, epochs=6, batch_size=50, validation_split=0.1, verbose=0)
    print(width, model.evaluate(xb, yb, verbose=0))
