# Which activation for hidden layers? I used softmax since it is classification. Accuracy only 62%
import pandas as pd
import numpy as np
from keras.models import Sequential
from keras.layers import Dense
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

df = pd.read_csv('titanic_clean.csv')
print(df.isnull().sum())
X = df[['Pclass', 'Sex', 'Age', 'SibSp', 'Parch', 'Fare']].values
y = df['Survived'].values
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
sc = StandardScaler()
X_train = sc.fit_transform(X_train)
X_test = sc.transform(X_test)

model = Sequential()
model.add(Dense(12, input_dim=6, activation='softmax'))  # !
model.add(Dense(8, activation='softmax'))  # !
model.add(Dense(1, activation='sigmoid'))
model.compile(loss='binary_crossentropy', optimizer='adam', metrics=['accuracy'])
model.fit(X_train, y_train, epochs=60, batch_size=10, validation_split=0.1)
scores = model.evaluate(X_test, y_test)
print("%s: %.2f%%" % (model.metrics_names[1], scores[1]*100))
