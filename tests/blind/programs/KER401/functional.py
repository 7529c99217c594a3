from keras import Input, Model, layers
from sklearn.datasets import fetch_california_housing
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X, y = fetch_california_housing(return_X_y=True)
a, b, c, d = train_test_split(X, y, random_state=1)
s = StandardScaler().fit(a)
i = Input((8,))
h = layers.Dense(64)(i)  # !
h = layers.Dense(32, activation="relu")(h)
m = Model(i, layers.Dense(1)(h))
m.compile("adam", "mse")
m.fit(s.transform(a), c, epochs=40, validation_data=(s.transform(b), d))
