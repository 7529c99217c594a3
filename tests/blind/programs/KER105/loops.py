import numpy as np
from keras import Input, Model
from keras.layers import LSTM, Bidirectional, Dense, Dropout

rng = np.random.default_rng(5)
ecg = rng.standard_normal((3000, 100, 2)).astype("float32")
rhythm = rng.integers(0, 6, 3000)

signal = Input((100, 2))
h = signal
sizes = [64, 32, 16]
for k, size in enumerate(sizes):
    last = k == len(sizes) - 1
    h = Bidirectional(LSTM(size, return_sequences=not last))(h)
    h = Dropout(0.2)(h)
beats = Dense(6, name="rhythm")(h)  # !
cardio = Model(signal, beats)
cardio.compile(optimizer="rmsprop", loss="sparse_categorical_crossentropy", metrics=["accuracy"])  # !
cardio.fit(ecg[:2500], rhythm[:2500], validation_data=(ecg[2500:], rhythm[2500:]), epochs=15, batch_size=64)
