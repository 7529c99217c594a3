from __future__ import print_function
import numpy as np
import keras
from keras.layers import Input, Conv2D, MaxPooling2D, concatenate, Dense, Dropout, Flatten, Lambda
from keras.layers import BatchNormalization as BN
from keras.models import Model
from keras.optimizers import Adam
from keras.regularizers import l2
from keras import backend as K

batch_size = 32
num_classes = 10
epochs = 12
img_rows, img_cols = 28, 28
x_train = np.random.randint(0, 256, (128, 28, 28))
y_train = np.random.randint(0, num_classes, 128)
if K.image_data_format() == 'channels_first':
    x_train = x_train.reshape(x_train.shape[0], 1, img_rows, img_cols)
    input_shape = (1, img_rows, img_cols)
else:
    x_train = x_train.reshape(x_train.shape[0], img_rows, img_cols, 1)
    input_shape = (img_rows, img_cols, 1)
x_train = x_train.astype('float32')
x_train /= 255
y_train = keras.utils.to_categorical(y_train, num_classes)


def inception(x, f1, f3, f5, wd=1e-4):
    a = Conv2D(f1, (1, 1), padding='same', activation='relu', kernel_regularizer=l2(wd))(x)
    b = Conv2D(f3, (3, 3), padding='same', activation='relu', kernel_regularizer=l2(wd))(x)
    c = Conv2D(f5, (5, 5), padding='same', activation='relu', kernel_regularizer=l2(wd))(x)
    d = MaxPooling2D((3, 3), strides=(1, 1), padding='same')(x)
    return concatenate([a, b, c, d], axis=-1)


inp = Input(shape=input_shape)
x = Lambda(lambda t: t * 2.0 - 1.0)(inp)
x = inception(x, 4, 8, 2)
x = BN(axis=-1)(x)
x = MaxPooling2D(pool_size=(2, 2))(x)
x = inception(x, 8, 8, 4)
x = Flatten()(x)
x = Dropout(0.25)(x)
x = Dense(32, activation='relu', kernel_initializer='he_normal')(x)
out = Dense(num_classes, activation='softmax')(x)
model = Model(inputs=[inp], outputs=[out])
model.compile(loss=keras.losses.categorical_crossentropy, optimizer=Adam(0.0005), metrics=['accuracy'])
model.fit(x_train, y_train, batch_size=batch_size, epochs=epochs, verbose=1, validation_data=(x_train[:32], y_train[:32]))
score = model.evaluate(x_train, y_train, verbose=0)
