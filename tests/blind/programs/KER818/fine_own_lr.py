import argparse
import keras
from keras import layers
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split


class Trainer:
    def __init__(self, lr):
        self.lr = lr
        self.model = keras.Sequential([keras.Input((64,)), layers.Dense(64, activation='relu'), layers.Dense(10, activation='softmax')])
        self.optimizer = keras.optimizers.Adam(learning_rate=self.lr)
        self.model.compile(self.optimizer, 'sparse_categorical_crossentropy', metrics=['accuracy'])

    def lower(self, factor):
        self.lr = self.lr * factor
        self.optimizer.learning_rate = self.lr


parser = argparse.ArgumentParser()
parser.add_argument('--lr', type=float, default=1e-3)
args = parser.parse_args()
x, y = load_digits(return_X_y=True)
x_train, x_test, y_train, y_test = train_test_split(x / 16.0, y, test_size=0.2, random_state=0)
trainer = Trainer(args.lr)
trainer.model.fit(x_train, y_train, epochs=15, validation_split=0.1)
trainer.lower(0.1)
trainer.model.fit(x_train, y_train, epochs=5, validation_split=0.1)
print(trainer.model.evaluate(x_test, y_test))
