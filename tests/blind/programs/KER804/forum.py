# AttributeError: 'Sequential' object has no attribute 'predict_classes'
import pandas as pd
import numpy as np
from keras.models import Sequential
from keras.layers import Dense
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

data = pd.read_csv("Churn_Modelling.csv")
X = data[["CreditScore", "Age", "Tenure", "Balance", "NumOfProducts"]].values
y = data["Exited"].values
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0, stratify=y)
sc = StandardScaler()
X_train = sc.fit_transform(X_train)
X_test = sc.transform(X_test)
print(X_train.shape)

classifier = Sequential()
classifier.add(Dense(6, activation="relu", input_dim=5))
classifier.add(Dense(6, activation="relu"))
classifier.add(Dense(1, activation="sigmoid"))
classifier.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
classifier.fit(X_train, y_train, batch_size=10, epochs=50, validation_split=0.1)
print(classifier.evaluate(X_test, y_test))
y_pred = classifier.predict_classes(X_test)  # !
print(accuracy_score(y_test, y_pred))
