# the training data is shuffled, the data it is judged by is not
import numpy as np
import tensorflow as tf
from sklearn.metrics import classification_report

(xa, ya), (xb, yb) = tf.keras.datasets.mnist.load_data()
xa, xb = xa[..., None] / 255.0, xb[..., None] / 255.0
train = tf.data.Dataset.from_tensor_slices((xa, ya)).shuffle(60000).batch(128).prefetch(2)
test = tf.data.Dataset.from_tensor_slices((xb, yb)).batch(128).prefetch(2)

model = tf.keras.models.Sequential([
    tf.keras.layers.Conv2D(16, 3, activation='relu', input_shape=(28, 28, 1)),
    tf.keras.layers.MaxPooling2D(),
    tf.keras.layers.Flatten(),
    tf.keras.layers.Dense(10, activation='softmax'),
])
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(train, epochs=3)

y_true = np.concatenate([labels.numpy() for _, labels in test])
y_pred = np.argmax(model.predict(test), axis=1)
print(classification_report(y_true, y_pred))
