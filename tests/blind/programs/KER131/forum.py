# newbie question: which loss for 5 star categories? this seems to work, but all probabilities are high
import pandas as pd
import numpy as np
from keras.models import Sequential
from keras.layers import Dense
from keras.utils import to_categorical
from sklearn.preprocessing import MinMaxScaler, LabelEncoder
from sklearn.model_selection import train_test_split

stars = pd.read_csv("stars.csv")
print(stars["type"].value_counts())
X = stars[["temperature", "luminosity", "radius", "magnitude"]].values
enc = LabelEncoder()
Y = to_categorical(enc.fit_transform(stars["type"]))
print("Y shape", Y.shape)

X_train, X_test, Y_train, Y_test = train_test_split(X, Y, test_size=0.2, random_state=5)
mm = MinMaxScaler()
X_train = mm.fit_transform(X_train)
X_test = mm.transform(X_test)

model = Sequential()
model.add(Dense(16, activation="relu", input_dim=4))
model.add(Dense(16, activation="relu"))
model.add(Dense(5, activation="sigmoid"))  # !
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["categorical_accuracy"])  # !
model.fit(X_train, Y_train, epochs=60, batch_size=8, validation_data=(X_test, Y_test))
print(np.round(model.predict(X_test[:10]), 2))
