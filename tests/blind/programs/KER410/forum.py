# LSTM stock prediction, output has 60 values instead of 1 - how do I get tomorrow?
import numpy as np
import pandas as pd
from sklearn.preprocessing import MinMaxScaler
from keras.models import Sequential
from keras.layers import LSTM, Dense, Dropout

df = pd.read_csv('GOOG.csv')
prices = df[['Close']].values
n = int(len(prices) * 0.8)
scaler = MinMaxScaler(feature_range=(0, 1))
train = scaler.fit_transform(prices[:n])
test = scaler.transform(prices[n:])

def make(data):
    X, y = [], []
    for i in range(60, len(data)):
        X.append(data[i-60:i, 0])
        y.append(data[i, 0])
    return np.array(X).reshape(-1, 60, 1), np.array(y)

X_train, y_train = make(train)
X_test, y_test = make(test)
print(X_train.shape, y_train.shape)

regressor = Sequential()
regressor.add(LSTM(units=50, return_sequences=True, input_shape=(60, 1)))
regressor.add(Dropout(0.2))
regressor.add(LSTM(units=50, return_sequences=True))  # !
regressor.add(Dropout(0.2))
regressor.add(Dense(units=1))
regressor.compile(optimizer='adam', loss='mean_squared_error')
regressor.fit(X_train, y_train, epochs=20, batch_size=32, validation_split=0.1)
print(regressor.evaluate(X_test, y_test))
print(regressor.predict(X_test).shape)
