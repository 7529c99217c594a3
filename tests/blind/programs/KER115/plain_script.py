# Predict the price of a used car from a csv file.
import pandas as pd
import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense, Dropout

cars = pd.read_csv('used_cars.csv')
cars = cars.dropna()
cars['age'] = 2024 - cars['year']
cars = cars.drop(columns=['year', 'name'])
cars = pd.get_dummies(cars, columns=['fuel', 'gearbox'], dtype=float)

price = cars.pop('price').astype('float32') / 1000.0
X_train, X_test, y_train, y_test = train_test_split(cars.values, price.values, test_size=0.2, random_state=1)

scaler = StandardScaler().fit(X_train)
X_train = scaler.transform(X_train)
X_test = scaler.transform(X_test)

model = Sequential()
model.add(Dense(64, activation='relu', input_shape=(X_train.shape[1],)))
model.add(Dropout(0.1))
model.add(Dense(32, activation='relu'))
model.add(Dense(1, activation='sigmoid'))

model.compile(loss='binary_crossentropy', optimizer='adam')  # !
hist = model.fit(X_train, y_train, epochs=60, batch_size=32, validation_split=0.1)

predicted = model.predict(X_test).ravel()
print('mean error in thousands:', np.mean(np.abs(predicted - y_test)))
print('last losses:', hist.history['loss'][-5:])
