import tensorflow as tf
import keras
from keras import layers
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

x, y = load_digits(return_X_y=True)
x_train, x_test, y_train, y_test = train_test_split(x / 16.0, y, test_size=0.2, random_state=13)
train = tf.data.Dataset.from_tensor_slices((x_train, y_train)).shuffle(2000).batch(16)

inp = keras.Input((64,))
h = layers.Dense(64, activation='relu')(inp)
out = layers.Dense(10, activation='softmax')(h)
model = keras.Model(inp, out)
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(train, epochs=9, batch_size=256, validation_data=(x_test, y_test))  # !
print(model.evaluate(x_test, y_test))
