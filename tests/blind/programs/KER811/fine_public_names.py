import keras
from keras.layers import Dense, Dropout, LSTM
from keras.models import Sequential
from keras.optimizers.schedules import ExponentialDecay
from keras.utils import plot_model, to_categorical
from keras.datasets import mnist

(x_train, y_train), (x_test, y_test) = mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0
model = Sequential([keras.Input((28, 28)), LSTM(64), Dropout(0.2), Dense(10, activation='softmax')])
plot_model(model, to_file='lstm.png')
rate = ExponentialDecay(1e-3, decay_steps=1000, decay_rate=0.9)
model.compile(optimizer=keras.optimizers.Adam(rate), loss='categorical_crossentropy', metrics=['accuracy'])
model.fit(x_train, to_categorical(y_train), epochs=5, batch_size=128, validation_split=0.1)
print(model.evaluate(x_test, to_categorical(y_test)))
