import keras
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder, StandardScaler

t = pd.read_csv("birds.csv")
y = LabelEncoder().fit_transform(t.pop("species"))
a, b, c, d = train_test_split(t, y, random_state=0)
s = StandardScaler()
a = s.fit_transform(a)
b = s.transform(b)
m = keras.Sequential([keras.Input((a.shape[1],)), keras.layers.Dense(32, activation="relu"), keras.layers.Dense(6, activation="softmax")])
m.compile("adam", "sparse_categorical_crossentropy")
m.fit(a, c, epochs=40, validation_data=(b, d))
