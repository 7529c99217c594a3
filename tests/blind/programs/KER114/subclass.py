import keras
from keras import layers
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split


class DigitReader(keras.Model):
    def __init__(self, units=96, classes=10):
        super().__init__()
        self.first = layers.Dense(units, activation='relu')
        self.drop = layers.Dropout(0.3)
        self.second = layers.Dense(units // 2, activation='relu')
        self.answer = layers.Dense(classes, activation='relu')  # !

    def call(self, inputs, training=None):
        h = self.drop(self.first(inputs), training=training)
        return self.answer(self.second(h))


x, y = load_digits(return_X_y=True)
x = (x / 16).astype('float32')
y = keras.utils.to_categorical(y, 10)
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, random_state=8)
reader = DigitReader()
reader.compile(optimizer='adam', loss='categorical_crossentropy', metrics=['accuracy'])  # !
reader.fit(x_train, y_train, batch_size=64, epochs=25, validation_split=0.1)
print(reader.evaluate(x_test, y_test, return_dict=True))
