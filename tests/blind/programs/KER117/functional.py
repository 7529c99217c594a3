from keras import Input, Model, layers
from sklearn.datasets import fetch_california_housing
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

blocks, price = fetch_california_housing(return_X_y=True)
b1, b2, p1, p2 = train_test_split(blocks, price, random_state=8)
sc = StandardScaler()
b1 = sc.fit_transform(b1)
b2 = sc.transform(b2)
i = Input((8,))
h = layers.Dense(64, activation="relu")(i)
h = layers.Dense(32, activation="relu")(h)
house = Model(i, layers.Dense(1)(h))
house.compile(optimizer="adam", loss="mse", metrics=["accuracy"])  # !
house.fit(b1, p1, epochs=40, batch_size=64, validation_data=(b2, p2))
