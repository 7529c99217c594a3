# AttributeError: 'Adam' object has no attribute 'lr'  after update, how to print the learning rate?
import pandas as pd
import numpy as np
from keras.models import Sequential
from keras.layers import Dense
from keras.optimizers import Adam
from keras.callbacks import LambdaCallback
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

df = pd.read_csv('energy_efficiency.csv')
print(df.shape)
X = df.iloc[:, :8].values
y = df.iloc[:, 8].values / 10.0
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=10)
sc = StandardScaler()
X_train = sc.fit_transform(X_train)
X_test = sc.transform(X_test)

model = Sequential()
model.add(Dense(32, input_shape=(8,), activation='relu'))
model.add(Dense(16, activation='relu'))
model.add(Dense(1))
opt = Adam(learning_rate=0.001)
model.compile(loss='mse', optimizer=opt, metrics=['mae'])
show = LambdaCallback(on_epoch_end=lambda epoch, logs: print(epoch, opt.lr.numpy()))  # !
model.fit(X_train, y_train, epochs=50, batch_size=16, validation_split=0.1, callbacks=[show])
print(model.evaluate(X_test, y_test))
