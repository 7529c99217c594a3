import keras
from keras import layers
from myproject.keras.layers.core import GatedDense
from engine.topology import connect
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

x, y = load_digits(return_X_y=True)
x_train, x_test, y_train, y_test = train_test_split(x / 16.0, y, test_size=0.2, random_state=0)
inp = keras.Input((64,))
h = connect(inp, [GatedDense(32), layers.Dense(32, activation='relu')])
model = keras.Model(inp, layers.Dense(10, activation='softmax')(h))
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(x_train, y_train, epochs=20, validation_split=0.1)
print(model.evaluate(x_test, y_test))
