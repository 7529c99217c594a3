from keras import layers as kl, models as km
from keras.activations import softmax as sm
from keras.callbacks import EarlyStopping
from sklearn.datasets import make_circles
from sklearn.model_selection import train_test_split

data, ring = make_circles(n_samples=2000, noise=0.1, factor=0.5, random_state=17)
x_fit, x_end, r_fit, r_end = train_test_split(data, ring, test_size=0.2, random_state=17)

rings = km.Sequential()
add = rings.add
add(kl.Input((2,)))
add(kl.Dense(16, activation="relu"))
add(kl.Dense(16, activation="relu"))
add(kl.Dense(1, activation=sm))  # !
rings.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
rings.fit(x_fit, r_fit, epochs=100, validation_split=0.2, callbacks=[EarlyStopping(patience=10)])
print(rings.evaluate(x_end, r_end))
