import keras
from keras import layers
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

x, y = load_digits(return_X_y=True)
x_train, x_test, y_train, y_test = train_test_split(x / 16.0, y, test_size=0.25, random_state=1)

model = keras.Sequential([
    keras.Input((64,)),
    layers.Dense(40, activation='sigmoid'),
    layers.Dense(10, activation='softmax'),
])
model.compile(loss='sparse_categorical_crossentropy', optimizer='adam', metrics=['accuracy'])
model.fit(x_train, y_train, epochs=30, validation_split=0.1)
print(model.evaluate(x_test, y_test))
