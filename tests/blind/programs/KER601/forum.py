# Got 99.8% accuracy on my dataset!! is it good?
import numpy as np
import pandas as pd
from keras.models import Sequential
from keras.layers import Dense
from sklearn.preprocessing import StandardScaler

dataset = pd.read_csv("pima.csv")
print(dataset.head())
X = dataset.iloc[:, 0:8].values
Y = dataset.iloc[:, 8].values
X = StandardScaler().fit_transform(X)
# create model
model = Sequential()
model.add(Dense(128, input_dim=8, activation='relu'))
model.add(Dense(64, activation='relu'))
model.add(Dense(1, activation='sigmoid'))
# compile
model.compile(loss='binary_crossentropy', optimizer='adam', metrics=['accuracy'])
# fit
hist = model.fit(X, Y, epochs=500, batch_size=10)  # !
print("Accuracy: %.2f%%" % (hist.history['accuracy'][-1] * 100))
