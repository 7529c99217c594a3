import keras
from model import *
from settings import LR, options

import numpy as np

keras.utils.set_random_seed(1)
net = build_model(n_classes=options["classes"])
net.compile(optimizer=Adam(LR), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
x = np.random.rand(40, *INPUT)
y = np.random.randint(0, options["classes"], 40)
net.fit(x, y, epochs=options["epochs"], batch_size=8, validation_split=0.2, callbacks=callbacks(), verbose=0)
