import tensorflow as tf
import keras
from keras import layers

BATCH = 64
(xa, ya), (xb, yb) = keras.datasets.mnist.load_data()
xa, xb = xa[..., None] / 255.0, xb[..., None] / 255.0
train = tf.data.Dataset.from_tensor_slices((xa, ya)).shuffle(5000).batch(BATCH).repeat()
test = tf.data.Dataset.from_tensor_slices((xb, yb)).batch(256)
model = keras.Sequential([
    keras.Input((28, 28, 1)),
    layers.Conv2D(32, 3, activation='relu'),
    layers.GlobalAveragePooling2D(),
    layers.Dense(10, activation='softmax'),
])
model.compile('adam', 'sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(train, steps_per_epoch=len(xa) // BATCH, epochs=6, validation_data=test)
print(model.evaluate(test))
print(model.predict(xb[:1000], batch_size=500).argmax(axis=1)[:5], yb[:5])
