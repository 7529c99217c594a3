import numpy as np
import keras

hours = np.random.uniform(0, 1, (500, 1))
score = 3 * hours[:, 0] + 1 + np.random.normal(0, 0.1, 500)
line = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
line.compile(keras.optimizers.Adam(0.1), "mse")
line.fit(hours[:400], score[:400], epochs=50, validation_data=(hours[400:], score[400:]))
