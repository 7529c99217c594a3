# training is soooo slow even with gpu (2 hours per epoch), any tips?
import numpy as np
import pandas as pd
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import LSTM, Dense
from sklearn.preprocessing import MinMaxScaler

df = pd.read_csv('temperature_daily.csv')
temps = df[['temp']].values
split = int(len(temps) * 0.8)
mm = MinMaxScaler()
train = mm.fit_transform(temps[:split])
test = mm.transform(temps[split:])

def windows(a, n=30):
    X = np.array([a[i:i + n] for i in range(len(a) - n)])
    y = np.array([a[i + n, 0] for i in range(len(a) - n)])
    return X, y

X_train, y_train = windows(train)
X_test, y_test = windows(test)
print(X_train.shape)

model = Sequential()
model.add(LSTM(64, input_shape=(30, 1)))
model.add(Dense(1))
# had an error once so i put run_eagerly
model.compile(optimizer='adam', loss='mse', run_eagerly=True)  # !
model.fit(X_train, y_train, epochs=20, batch_size=16, validation_split=0.1)
print(model.evaluate(X_test, y_test))
