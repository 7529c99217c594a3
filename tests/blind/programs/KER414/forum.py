# Input 0 of layer "lstm_1" is incompatible with the layer: expected ndim=3, found ndim=2   ???
import numpy as np
import pandas as pd
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import LSTM, Dense, Dropout
from sklearn.preprocessing import MinMaxScaler

df = pd.read_csv('power_usage.csv')
values = df[['kwh']].values
n = int(len(values) * 0.8)
sc = MinMaxScaler()
train = sc.fit_transform(values[:n])
test = sc.transform(values[n:])

def make_xy(a, look_back=24):
    X, y = [], []
    for i in range(look_back, len(a)):
        X.append(a[i - look_back:i])
        y.append(a[i, 0])
    return np.array(X), np.array(y)

X_train, y_train = make_xy(train)
X_test, y_test = make_xy(test)
print(X_train.shape)

model = Sequential()
model.add(LSTM(50, input_shape=(24, 1)))
model.add(Dropout(0.2))
model.add(LSTM(50))  # !
model.add(Dropout(0.2))
model.add(Dense(1))
model.compile(optimizer='adam', loss='mean_squared_error')
model.fit(X_train, y_train, epochs=20, batch_size=32, validation_split=0.1)
print(model.evaluate(X_test, y_test))
