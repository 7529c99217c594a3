from dataclasses import dataclass
import numpy as np
import keras


@dataclass(frozen=True)
class Cuts:
    train_end: int = 4000
    valid_start: int = 3500  # !
    valid_end: int = 4500


CUTS = Cuts()
rng = np.random.default_rng(0)
x = rng.normal(size=(5000, 14)).astype('float32')
y = (x[:, 0] * x[:, 1] > 0).astype('float32')
x_train, y_train = x[:CUTS.train_end], y[:CUTS.train_end]
x_valid, y_valid = x[CUTS.valid_start:CUTS.valid_end], y[CUTS.valid_start:CUTS.valid_end]  # !
x_test, y_test = x[CUTS.valid_end:], y[CUTS.valid_end:]

model = keras.Sequential([
    keras.Input((14,)),
    keras.layers.Dense(32, activation='relu'),
    keras.layers.Dense(16, activation='relu'),
    keras.layers.Dense(1, activation='sigmoid'),
])
model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
model.fit(x_train, y_train, epochs=20, batch_size=64, validation_data=(x_valid, y_valid))  # !
print(model.evaluate(x_test, y_test))
