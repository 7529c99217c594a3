import numpy as np
import tensorflow as tf
from tensorflow.keras.applications import DenseNet121
from tensorflow.keras.layers import Dense, Dropout, BatchNormalization
from tensorflow.keras.models import Model, Sequential

NUM_CLASSES = 3
base_model = DenseNet121(weights=None, include_top=False, pooling='avg', input_shape=(32, 32, 3))
for layer in base_model.layers:
    layer.trainable = False

head = base_model.output
head = BatchNormalization()(head)
head = Dense(32, activation='relu')(head)
head = Dropout(0.45)(head)
predictions = Dense(NUM_CLASSES, activation='softmax')(head)
model = Model(inputs=base_model.input, outputs=predictions)
model.compile(optimizer='adamax', loss='categorical_crossentropy', metrics=['accuracy'])
x = np.random.rand(12, 32, 32, 3)
y = tf.keras.utils.to_categorical(np.arange(12) % NUM_CLASSES)
model.fit(x, y, epochs=1, batch_size=4, steps_per_epoch=3)

stacked = Sequential()
stacked.add(base_model)
stacked.add(Dense(1, activation='sigmoid'))
stacked.layers[0].trainable = False
stacked.compile(loss='binary_crossentropy', optimizer=tf.keras.optimizers.Adam(learning_rate=3e-4), metrics=['acc'])
stacked.fit(x, np.arange(12) % 2, epochs=2, batch_size=6)
