from sklearn.datasets import make_moons
from tensorflow.keras import Input, Sequential
from tensorflow.keras.layers import Dense


def trained(x, y):
    net = Sequential([Input((2,)), Dense(16, activation="relu"), Dense(1, activation="sigmoid")])
    net.compile("adam", "binary_crossentropy")
    return net.fit(x, y, epochs=60, validation_split=0.2)  # !


x, y = make_moons(1000, noise=0.1, random_state=0)
moons = trained(x[:800], y[:800])
print(moons.predict(x[800:]))  # !
