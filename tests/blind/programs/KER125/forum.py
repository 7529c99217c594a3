# Conv1D for house prices - why has predict shape (n, 11, 1)??
import numpy as np
import pandas as pd
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Conv1D, Dense
from sklearn.preprocessing import StandardScaler
from sklearn.model_selection import train_test_split

dataset = pd.read_csv("houses.csv")
print(dataset.info())
X = dataset.drop(columns=["price"]).values      # 13 columns, numeric
y = dataset["price"].values / 100000.0

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=7)
sc = StandardScaler()
X_train = sc.fit_transform(X_train)
X_test = sc.transform(X_test)
X_train = X_train.reshape(X_train.shape[0], 13, 1)
X_test = X_test.reshape(X_test.shape[0], 13, 1)
print(X_train.shape, y_train.shape)

model = Sequential()
model.add(Conv1D(32, 3, activation="relu", input_shape=(13, 1)))
model.add(Dense(16, activation="relu"))
model.add(Dense(1))  # !
model.compile(loss="mse", optimizer="adam", metrics=["mae"])  # !
model.fit(X_train, y_train, epochs=30, batch_size=16, validation_data=(X_test, y_test))
print(model.predict(X_test).shape)
