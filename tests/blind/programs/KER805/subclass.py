import keras
from keras import layers, regularizers
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split


class Digits(keras.Model):
    def __init__(self, units=64):
        super().__init__()
        self.hidden = layers.Dense(units, init='he_normal', activation='relu')  # !
        self.drop = layers.Dropout(0.25)
        self.out = layers.Dense(10, activation='softmax', W_regularizer=regularizers.L2(1e-4))  # !

    def call(self, x, training=None):
        return self.out(self.drop(self.hidden(x), training=training))


x, y = load_digits(return_X_y=True)
x_train, x_test, y_train, y_test = train_test_split(x / 16.0, y, test_size=0.2, random_state=0)
model = Digits()
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(x_train, y_train, batch_size=32, epochs=25, validation_split=0.1)
print(model.evaluate(x_test, y_test))
