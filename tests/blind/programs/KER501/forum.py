# Predictions are different every time I run my script, is my random seed wrong?
import pandas as pd
import numpy as np
from keras.models import Sequential
from keras.layers import Dense
from sklearn.preprocessing import StandardScaler
from sklearn.model_selection import train_test_split

np.random.seed(123)
df = pd.read_csv('titanic_clean.csv')
y = df['Survived'].values
X = df[['Pclass', 'Age', 'Fare', 'SibSp', 'Parch']].values
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=123)
sc = StandardScaler()
X_train = sc.fit_transform(X_train)
X_test = sc.transform(X_test)
print(X_train[:3])

model = Sequential()
model.add(Dense(16, input_dim=5, activation='relu'))
model.add(Dense(8, activation='relu'))
model.add(Dense(1, activation='sigmoid'))
model.compile(loss='binary_crossentropy', optimizer='adam', metrics=['accuracy'])
print(model.summary())

pred = model.predict(X_test)  # !
pred = (pred > 0.5).astype(int)
print('accuracy:', (pred.ravel() == y_test).mean())
