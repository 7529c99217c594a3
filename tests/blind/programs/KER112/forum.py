# please help: InvalidArgumentError: Received a label value of 4 which is outside the valid range of [0, 4)
import pandas as pd
import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from keras.models import Sequential
from keras.layers import Dense, Dropout

data = pd.read_csv("obesity.csv")
print(data.shape)
levels = {"thin": 0, "normal": 1, "overweight": 2, "obese": 3, "very obese": 4}
y = data["level"].map(levels).values
X = data.drop("level", axis=1).values
print(np.unique(y))

x_train, x_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
scaler = StandardScaler()
x_train = scaler.fit_transform(x_train)
x_test = scaler.transform(x_test)

model = Sequential()
model.add(Dense(32, input_dim=x_train.shape[1], activation="relu"))
model.add(Dropout(0.2))
model.add(Dense(16, activation="relu"))
model.add(Dense(4, activation="softmax"))  # !
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=50, batch_size=20, validation_split=0.1)
print(model.evaluate(x_test, y_test))
