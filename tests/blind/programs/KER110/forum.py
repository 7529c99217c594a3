# Hi all, my flower network gets 90% but predict gives rows which sum to 1.7 ???
import pandas as pd
import numpy as np
from sklearn.preprocessing import LabelEncoder, StandardScaler
from sklearn.model_selection import train_test_split
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense

df = pd.read_csv("iris.csv")
print(df.head())
X = df.drop("species", axis=1).values
le = LabelEncoder()
y = le.fit_transform(df["species"])
print(le.classes_)   # 3 of them

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=42)
sc = StandardScaler()
X_train = sc.fit_transform(X_train)
X_test = sc.transform(X_test)

model = Sequential()
model.add(Dense(12, input_dim=4, activation='relu'))
model.add(Dense(8, activation='relu'))
model.add(Dense(3, activation='sigmoid'))  # !
model.compile(loss='sparse_categorical_crossentropy', optimizer='adam', metrics=['accuracy'])  # !
model.fit(X_train, y_train, epochs=60, batch_size=8, validation_data=(X_test, y_test))
pred = model.predict(X_test)
print(pred[:5], pred[:5].sum(axis=1))
