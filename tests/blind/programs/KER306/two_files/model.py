import keras


def compiled():
    warm = keras.optimizers.schedules.InverseTimeDecay(1e-3, decay_steps=100, decay_rate=0.1)
    m = keras.Sequential([keras.Input((9,)), keras.layers.Dense(20, activation="relu"), keras.layers.Dense(1, activation="sigmoid")])
    m.compile(optimizer=keras.optimizers.Adam(learning_rate=warm), loss="binary_crossentropy")
    return m
