# Hi all, my genre tagger always gives only ONE genre with high probability, why??
import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense, Dropout

df = pd.read_csv('songs.csv')
print(df.head())

genres = ['rock', 'pop', 'folk', 'electro', 'jazz', 'metal']   # a song can have more than one
X = df.drop(columns=genres + ['title']).values
Y = df[genres].values.astype('float32')
print(X.shape, Y.shape)

X_train, X_test, Y_train, Y_test = train_test_split(X, Y, test_size=0.2, random_state=7)
sc = StandardScaler()
X_train = sc.fit_transform(X_train)
X_test = sc.transform(X_test)

model = Sequential()
model.add(Dense(64, activation='relu', input_shape=(X_train.shape[1],)))
model.add(Dropout(0.2))
model.add(Dense(32, activation='relu'))
model.add(Dense(6, activation='softmax'))  # !
model.compile(loss='binary_crossentropy', optimizer='adam', metrics=['binary_accuracy'])  # !

model.fit(X_train, Y_train, epochs=40, batch_size=32, validation_split=0.15)
print(model.evaluate(X_test, Y_test))
print(model.predict(X_test[:3]))
