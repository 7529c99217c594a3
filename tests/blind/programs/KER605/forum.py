# val_loss always equal to loss, is this overfitting or not?
import numpy as np
import pandas as pd
from keras.models import Sequential
from keras.layers import Dense, LSTM
from sklearn.preprocessing import MinMaxScaler

df = pd.read_csv('airline-passengers.csv', usecols=[1])
values = df.values.astype('float32')
n_train = int(len(values) * 0.7)
scaler = MinMaxScaler()
train = scaler.fit_transform(values[:n_train])
test = scaler.transform(values[n_train:])

def create_dataset(data, look_back=12):
    X, Y = [], []
    for i in range(len(data) - look_back):
        X.append(data[i:i+look_back])
        Y.append(data[i+look_back, 0])
    return np.array(X), np.array(Y)

trainX, trainY = create_dataset(train)
testX, testY = create_dataset(test)
print(trainX.shape, testX.shape)

model = Sequential()
model.add(LSTM(8, input_shape=(12, 1)))
model.add(Dense(1))
model.compile(loss='mean_squared_error', optimizer='adam')
history = model.fit(trainX, trainY, epochs=60, batch_size=4,
                    validation_data=(trainX, trainY))  # !
print(history.history['loss'][-5:], history.history['val_loss'][-5:])
print('Test MSE:', model.evaluate(testX, testY))
