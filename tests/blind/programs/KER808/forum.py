# ValueError: dtype='string' is not a valid dtype for Keras type promotion ??? worked last year
import pandas as pd
import numpy as np
from keras.models import Sequential
from keras.layers import Dense
from keras.utils import to_categorical
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

df = pd.read_csv('glass.csv')
print(df['Type'].unique())
X = df.drop('Type', axis=1).values
y = to_categorical(df['Type'].factorize()[0])
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
ss = StandardScaler()
X_train = ss.fit_transform(X_train)
X_test = ss.transform(X_test)
print(X_train.shape, y_train.shape)

model = Sequential()
model.add(Dense(32, activation='relu', input_shape=(9,)))
model.add(Dense(16, activation='relu'))
model.add(Dense(y.shape[1], activation='softmax'))
model.compile('adam', 'categorical_crossentropy', ['accuracy'])  # !
model.fit(X_train, y_train, epochs=60, batch_size=8, validation_split=0.1)
print(model.evaluate(X_test, y_test))
