# Written for Keras 2; everything here still runs.
import numpy as np
from keras.layers import Dense, Dropout, Activation, Flatten, Embedding, LSTM, InputLayer
from keras.layers import Conv2D, MaxPooling2D
from keras.models import Sequential, Model
from keras.utils import to_categorical, plot_model
from keras import backend as K

np.random.seed(1337)

# 1. input_dim on the first layer
model = Sequential()
model.add(Dense(64, input_dim=20, kernel_initializer='uniform'))
model.add(Activation('relu'))
model.add(Dropout(0.5))
model.add(Dense(64))
model.add(Activation('relu'))
model.add(Dropout(0.5))
model.add(Dense(10))
model.add(Activation('softmax'))
model.compile(loss='categorical_crossentropy', optimizer='sgd', metrics=['accuracy'])
x = np.random.random((200, 20))
y = to_categorical(np.random.randint(10, size=(200, 1)), num_classes=10)
model.fit(x, y, epochs=2, batch_size=128, validation_split=0.1, verbose=0)

# 2. input_shape on a convolution, data format from the backend
shape = (3, 24, 24) if K.image_data_format() == 'channels_first' else (24, 24, 3)
cnn = Sequential()
cnn.add(Conv2D(8, (3, 3), input_shape=shape, activation='relu'))
cnn.add(MaxPooling2D((2, 2)))
cnn.add(Flatten())
cnn.add(Dense(1, activation='sigmoid'))
cnn.compile('rmsprop', loss='binary_crossentropy', metrics=['acc'])
cnn.fit(np.random.random((40,) + shape), np.random.randint(2, size=(40,)), epochs=1, verbose=0)

# 3. InputLayer and an intermediate output
rnn = Sequential()
rnn.add(InputLayer(shape=(30,)))
rnn.add(Embedding(100, 8))
rnn.add(LSTM(16))
rnn.add(Dense(1, activation='sigmoid'))
rnn.compile(loss='binary_crossentropy', optimizer='adam')
rnn.fit(np.random.randint(100, size=(60, 30)), np.random.randint(2, size=60), epochs=1,
        validation_split=0.2, verbose=0)
inner = Model(inputs=rnn.layers[0].input, outputs=rnn.layers[1].output)
print(inner.output_shape, rnn.layers[-1].units)
