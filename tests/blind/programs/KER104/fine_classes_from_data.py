import pandas as pd
import tensorflow as tf
from sklearn.preprocessing import LabelEncoder, StandardScaler

train = pd.read_csv("birds_train.csv")
test = pd.read_csv("birds_test.csv")
le = LabelEncoder().fit(train["species"])
songs, names = train.drop(columns=["species"]), le.transform(train["species"])
scale = StandardScaler().fit(songs)
n_species = len(le.classes_)
net = tf.keras.Sequential([
    tf.keras.Input((songs.shape[1],)),
    tf.keras.layers.Dense(64, activation="relu"),
    tf.keras.layers.Dense(n_species, activation="softmax"),
])
net.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
net.fit(scale.transform(songs), names, epochs=30, validation_split=0.2)
print(net.evaluate(scale.transform(test.drop(columns=["species"])), le.transform(test["species"])))
