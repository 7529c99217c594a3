import keras
from keras import layers
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

x, y = load_digits(return_X_y=True)
y = keras.utils.to_categorical(y, 10)
x_train, x_test, y_train, y_test = train_test_split(x / 16.0, y, test_size=0.2, random_state=31)
net = keras.Sequential([
    keras.Input((64,)),
    layers.Dense(72, activation='relu'),
    layers.Dense(10, activation='softmax'),
])
net.compile(optimizer='adam', loss='categorical_crossentropy', metrics=['accuracy'])
net.fit(x_train, y_train, epochs=25, batch_size=32, validation_split=0.1, verbose=2)
print(net.evaluate(x_test, y_test))
