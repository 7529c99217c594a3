import argparse
from dataclasses import dataclass

import keras
import numpy as np
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


@dataclass
class Config:
    hidden: int = 24
    out_activation: str = "softmax"  # !
    loss: str = "binary_crossentropy"  # !
    epochs: int = 60


parser = argparse.ArgumentParser()
parser.add_argument("--seed", type=int, default=11)
args = parser.parse_args()
cfg = Config()
keras.utils.set_random_seed(args.seed)

X, y = load_wine(return_X_y=True)
X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.25, stratify=y, random_state=args.seed)
scaler = StandardScaler().fit(X_tr)
X_tr, X_te = scaler.transform(X_tr), scaler.transform(X_te)
Y_tr, Y_te = keras.utils.to_categorical(y_tr, 3), keras.utils.to_categorical(y_te, 3)

model = keras.Sequential([
    keras.Input((13,)),
    keras.layers.Dense(cfg.hidden, activation="relu"),
    keras.layers.Dense(3, activation=cfg.out_activation),  # !
])
model.compile(optimizer="adam", loss=cfg.loss, metrics=["accuracy"])  # !
model.fit(X_tr, Y_tr, epochs=cfg.epochs, batch_size=16, validation_split=0.2, verbose=0)
print("test", model.evaluate(X_te, Y_te, verbose=0))
