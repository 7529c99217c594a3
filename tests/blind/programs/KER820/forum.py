# ImportError: cannot import name 'CuDNNLSTM' from 'tensorflow.keras.layers', how to use gpu then?
import numpy as np
import pandas as pd
from sklearn.preprocessing import MinMaxScaler
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense, Dropout, CuDNNLSTM  # !

df = pd.read_csv('BTC-USD.csv')
prices = df[['Close']].values
n = int(0.8 * len(prices))
scaler = MinMaxScaler()
train = scaler.fit_transform(prices[:n])
test = scaler.transform(prices[n:])
print(train.shape, test.shape)

def seq(a, k=60):
    xs = [a[i:i + k] for i in range(len(a) - k)]
    ys = [a[i + k, 0] for i in range(len(a) - k)]
    return np.array(xs), np.array(ys)

x_train, y_train = seq(train)
x_test, y_test = seq(test)

model = Sequential()
model.add(CuDNNLSTM(64, input_shape=(60, 1), return_sequences=True))
model.add(Dropout(0.2))
model.add(CuDNNLSTM(32))
model.add(Dense(1))
model.compile(loss='mse', optimizer='adam')
model.fit(x_train, y_train, epochs=15, batch_size=64, validation_split=0.1)
print(model.evaluate(x_test, y_test))
