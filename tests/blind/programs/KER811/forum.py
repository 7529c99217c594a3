# ModuleNotFoundError: No module named 'keras.layers.core'   (i did pip install keras!!)
import numpy as np
import pandas as pd
from keras.models import Sequential
from keras.layers.core import Dense, Activation, Dropout  # !
from keras.layers.recurrent import LSTM  # !
from sklearn.preprocessing import MinMaxScaler

df = pd.read_csv('temperature.csv')
print(df.tail())
vals = df[['temp']].values.astype('float32')
cut = int(0.8 * len(vals))
mm = MinMaxScaler()
tr = mm.fit_transform(vals[:cut])
te = mm.transform(vals[cut:])

def seq(a, n=30):
    X = np.array([a[i:i+n] for i in range(len(a) - n)])
    Y = a[n:, 0]
    return X, Y

X_train, y_train = seq(tr)
X_test, y_test = seq(te)
print(X_train.shape, X_test.shape)
model = Sequential()
model.add(LSTM(50, input_shape=(30, 1)))
model.add(Dropout(0.2))
model.add(Dense(1))
model.add(Activation('linear'))
model.compile(loss='mse', optimizer='rmsprop')
model.fit(X_train, y_train, batch_size=64, epochs=9, validation_split=0.05)
print(model.evaluate(X_test, y_test))
