import tensorflow as tf
import keras
from keras import layers
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split


class DigitTrainer:
    def __init__(self):
        self.model = keras.Sequential([
            keras.Input((64,)),
            layers.Dense(64, activation='relu'),
            layers.Dense(10, activation='softmax'),
        ])
        self.model.compile('adam', 'sparse_categorical_crossentropy', metrics=['accuracy'])

    def run(self, x, y, epochs):
        data = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(2000).prefetch(tf.data.AUTOTUNE)  # !
        return self.model.fit(data, epochs=epochs)  # !


x, y = load_digits(return_X_y=True)
x_train, x_test, y_train, y_test = train_test_split(x / 16.0, y, test_size=0.2, random_state=6)
trainer = DigitTrainer()
trainer.run(x_train, y_train, 9)
print(trainer.model.evaluate(x_test, y_test))
