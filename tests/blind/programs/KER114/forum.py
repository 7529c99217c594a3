# my accuracy stays at 0.25 whatever I do, please help!!
import pandas as pd
from keras.models import Sequential
from keras.layers import Dense, Dropout
from keras.utils import to_categorical
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler

data = pd.read_csv('mobile_prices.csv')
print(data.shape)
X = data.iloc[:, :-1].values
Y = to_categorical(data.iloc[:, -1].values, num_classes=4)

X_train, X_test, Y_train, Y_test = train_test_split(X, Y, test_size=0.2, random_state=0)
scaler = MinMaxScaler()
X_train = scaler.fit_transform(X_train)
X_test = scaler.transform(X_test)

model = Sequential()
model.add(Dense(40, activation='relu', input_shape=(20,)))
model.add(Dropout(0.1))
model.add(Dense(20, activation='relu'))
model.add(Dense(4, activation='relu'))  # !

model.compile(loss='categorical_crossentropy', optimizer='adam', metrics=['accuracy'])  # !
hist = model.fit(X_train, Y_train, epochs=50, batch_size=32, validation_data=(X_test, Y_test))
print(hist.history['val_accuracy'][-1])
score = model.evaluate(X_test, Y_test)
print('Test acc:', score[1])
