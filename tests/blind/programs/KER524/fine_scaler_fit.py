import keras
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

x, y = load_wine(return_X_y=True)
a, b, c, d = train_test_split(x, y, random_state=0)
model = StandardScaler()
model = model.fit(a)
a, b = model.transform(a), model.transform(b)
net = keras.Sequential([keras.Input((13,)), keras.layers.Dense(16, activation="relu"), keras.layers.Dense(3, activation="softmax")])
net.compile("adam", "sparse_categorical_crossentropy")
net.fit(a, c, epochs=50, validation_data=(b, d))
