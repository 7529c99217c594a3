from numpy import argmax as winner, where
from keras import Input as In, Model as M
from keras.layers import Dense as Fc
from sklearn.datasets import make_moons as moons
from sklearn.model_selection import train_test_split as cut

X, y = moons(3000, noise=0.2, random_state=6)
X, Xt, y, yt = cut(X, y, test_size=0.3, random_state=6)
i = In((2,))
o = Fc(1, activation="sigmoid")(Fc(32, activation="relu")(Fc(32, activation="relu")(i)))
f = M(i, o)
f.compile("adam", "binary_crossentropy", metrics=["accuracy"])
f.fit(X, y, epochs=40, validation_split=0.2, verbose=0)
g = winner(f.predict(Xt), 1)  # !
print("wrong rows:", where(g != yt)[0][:20], (g == yt).mean())
