from keras.layers import Input, Dense
from keras.models import Model
from keras import regularizers
import numpy as np

encoding_dim = 32
input_img = Input(shape=(784,))
encoded = Dense(encoding_dim, activation='relu', activity_regularizer=regularizers.l1(10e-5))(input_img)
decoded = Dense(784, activation='sigmoid')(encoded)
autoencoder = Model(input_img, decoded)

encoder = Model(input_img, encoded)
encoded_input = Input(shape=(encoding_dim,))
decoder_layer = autoencoder.layers[-1]
decoder = Model(encoded_input, decoder_layer(encoded_input))

autoencoder.compile(optimizer='adam', loss='binary_crossentropy')
x_train = np.random.randint(0, 256, (60, 28, 28))
x_test = np.random.randint(0, 256, (20, 28, 28))
x_train = x_train.astype('float32') / 255.
x_test = x_test.astype('float32') / 255.
x_train = x_train.reshape((len(x_train), np.prod(x_train.shape[1:])))
x_test = x_test.reshape((len(x_test), np.prod(x_test.shape[1:])))
autoencoder.fit(x_train, x_train, epochs=50, batch_size=256, shuffle=True, validation_data=(x_test, x_test))
decoded_imgs = decoder.predict(encoder.predict(x_test))

codes = encoder.output
classes = Dense(10, activation='softmax')(codes)
encoder.trainable = False
classifier = Model(encoder.input, classes)
classifier.compile('sgd', 'sparse_categorical_crossentropy', metrics=['accuracy'])
classifier.fit(x_train, np.random.randint(0, 10, 60), epochs=2, verbose=0)
