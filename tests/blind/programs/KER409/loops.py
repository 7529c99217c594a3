import numpy as np
from keras import Input, Sequential
from keras.layers import Bidirectional, Dense, Dropout, LSTM

x = np.random.randn(900, 60, 6)
y = np.random.randint(0, 3, 900)
net = Sequential([Input((60, 6))])
for units in (64, 32):
    net.add(Bidirectional(LSTM(units)))  # !
    net.add(Dropout(0.2))
net.add(Dense(3, activation="softmax"))
net.compile("adam", "sparse_categorical_crossentropy")
net.fit(x[:700], y[:700], epochs=15, validation_data=(x[700:], y[700:]))
