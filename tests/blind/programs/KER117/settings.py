import argparse
from sklearn.datasets import load_diabetes
from sklearn.model_selection import train_test_split
from tensorflow.keras import Sequential, Input
from tensorflow.keras.layers import Dense

p = argparse.ArgumentParser()
p.add_argument("--metric", default="acc")  # !
p.add_argument("--epochs", default=80, type=int)
opt = p.parse_args()
X, y = load_diabetes(return_X_y=True)
A, B, a, b = train_test_split(X * 20, y / 100, random_state=6)
glucose = Sequential([Input((10,)), Dense(24, activation="relu"), Dense(1, activation="linear")])
glucose.compile(optimizer="adam", loss="mean_squared_error", metrics=[opt.metric])  # !
glucose.fit(A, a, epochs=opt.epochs, validation_data=(B, b))
