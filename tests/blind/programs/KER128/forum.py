# why does keras not know rmse?? it worked on kaggle i think
import pandas as pd
import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from keras.models import Sequential
from keras.layers import Dense

houses = pd.read_csv("houses.csv")
houses = houses.dropna()
print(houses.info())
y = houses["price_100k"].values
X = houses[["area", "rooms", "bath", "year", "garden"]].values

X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.25, random_state=10)
scaler = StandardScaler()
X_tr = scaler.fit_transform(X_tr)
X_te = scaler.transform(X_te)

model = Sequential()
model.add(Dense(32, input_dim=5, activation="relu"))
model.add(Dense(16, activation="relu"))
model.add(Dense(1))
model.compile(loss="mse", optimizer="adam", metrics=["mae", "rmse"])  # !
model.fit(X_tr, y_tr, epochs=80, batch_size=16, validation_split=0.1)
print(model.evaluate(X_te, y_te))
