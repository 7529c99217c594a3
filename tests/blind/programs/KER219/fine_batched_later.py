import tensorflow as tf
import keras
from keras import layers
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

x, y = load_digits(return_X_y=True)
x_train, x_test, y_train, y_test = train_test_split(x / 16.0, y, test_size=0.2, random_state=6)
data = tf.data.Dataset.from_tensor_slices((x_train, y_train))
data = data.shuffle(2000)
test = tf.data.Dataset.from_tensor_slices((x_test, y_test)).batch(64)
model = keras.Sequential([
    keras.Input((64,)),
    layers.Dense(64, activation='relu'),
    layers.Dense(10, activation='softmax'),
])
model.compile('adam', 'sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(data.batch(32).prefetch(tf.data.AUTOTUNE), epochs=9, validation_data=test)
print(model.evaluate(test))
