from enum import Enum, auto
from typing import NamedTuple, Optional

import numpy as np
from tensorflow import keras
from tensorflow.keras import layers as L


class Task(Enum):
    REGRESSION = auto()
    BINARY = auto()
    MULTICLASS = auto()


class Cell(str, Enum):
    LSTM = "lstm"
    GRU = "gru"


class Head(NamedTuple):
    units: int
    activation: Optional[str]
    loss: str


class Settings(NamedTuple):
    task: Task = Task.BINARY
    cell: Cell = Cell.LSTM
    units: tuple = (16, 8)
    classes: int = 5


def head(settings: Settings) -> Head:
    if settings.task is Task.REGRESSION:
        return Head(1, None, "mse")
    if settings.task is Task.BINARY:
        return Head(1, "sigmoid", "binary_crossentropy")
    return Head(settings.classes, "softmax", "sparse_categorical_crossentropy")


def build(settings: Settings, steps: int, features: int) -> keras.Model:
    out = head(settings)
    cls = L.LSTM if settings.cell == Cell.LSTM else L.GRU
    *inner, last = settings.units
    stack = [keras.Input((steps, features))]
    stack += [cls(u, return_sequences=True) for u in inner]
    stack += [cls(last), L.Dense(out.units, activation=out.activation)]
    model = keras.Sequential(stack)
    model.compile("adam", out.loss, metrics=["accuracy"] if settings.task is not Task.REGRESSION else ["mae"])
    return model


x = np.random.rand(64, 10, 3)
binary = build(Settings(), *x.shape[1:])
binary.fit(x, np.random.randint(0, 2, 64), epochs=1, verbose=0)
multi = build(Settings(task=Task.MULTICLASS)._replace(cell=Cell.GRU), steps=10, features=3)
multi.fit(x, np.random.randint(0, 5, 64), epochs=1, batch_size=8, verbose=0)
