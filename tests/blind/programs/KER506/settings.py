import argparse
import keras
from keras.datasets import imdb
from keras.layers import Dense, Embedding, GlobalAveragePooling1D, Input

ap = argparse.ArgumentParser()
ap.add_argument("--patience", type=int, default=3)
ap.add_argument("--monitor", default="val_loss")
args = ap.parse_args()
(x, y), (xt, yt) = imdb.load_data(num_words=6000)
x, xt = keras.utils.pad_sequences(x, 120), keras.utils.pad_sequences(xt, 120)
m = keras.Sequential([Input((120,)), Embedding(6000, 16), GlobalAveragePooling1D(), Dense(1, activation="sigmoid")])
m.compile("adam", "binary_crossentropy", metrics=["accuracy"])
stop = keras.callbacks.EarlyStopping(monitor=args.monitor, patience=args.patience)  # !
m.fit(x, y, epochs=30, callbacks=[stop])  # !
print(m.evaluate(xt, yt))
