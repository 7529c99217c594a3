# TypeError: fit() got an unexpected keyword argument 'nb_epoch' - udemy course code
import numpy as np
import pandas as pd
from keras.models import Sequential
from keras.layers import Dense
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from sklearn.metrics import confusion_matrix

dataset = pd.read_csv('Churn_Modelling.csv')
dataset = pd.get_dummies(dataset.iloc[:, 3:], columns=['Geography', 'Gender'], drop_first=True, dtype=float)
X = dataset.drop('Exited', axis=1).values
y = dataset['Exited'].values
print(X.shape)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
sc = StandardScaler()
X_train = sc.fit_transform(X_train)
X_test = sc.transform(X_test)

classifier = Sequential()
classifier.add(Dense(output_dim=6, init='uniform', activation='relu', input_dim=11))  # !
classifier.add(Dense(output_dim=6, init='uniform', activation='relu'))  # !
classifier.add(Dense(output_dim=1, init='uniform', activation='sigmoid'))  # !
classifier.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
classifier.fit(X_train, y_train, batch_size=10, nb_epoch=100, validation_split=0.1)  # !
y_pred = classifier.predict(X_test) > 0.5
print(confusion_matrix(y_test, y_pred))
