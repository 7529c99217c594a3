import numpy as np
import keras
from sklearn.datasets import load_digits


def build():
    m = keras.Sequential([
        keras.Input((64,)),
        keras.layers.Dense(48, activation='relu'),
        keras.layers.Dense(10, activation='softmax'),
    ])
    m.compile('adam', 'sparse_categorical_crossentropy', metrics=['accuracy'])
    return m


x, y = load_digits(return_X_y=True)
order = np.random.default_rng(0).permutation(len(x))
x, y = x[order] / 16.0, y[order]
trial = build().fit(x, y, epochs=60, validation_split=0.25, verbose=0)
best = int(np.argmin(trial.history['val_loss'])) + 1
print('best epoch', best)
final = build()
final.fit(x, y, epochs=max(best, 20), verbose=0)
final.save('digits.keras')
