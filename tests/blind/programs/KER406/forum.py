# ValueError Invalid value received for argument rate ... what does it want
import pandas as pd
from keras.models import Sequential
from keras.layers import Dense, Dropout
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

dataset = pd.read_csv('pima.csv')
print(dataset.head(3))
X = dataset.iloc[:, 0:8].values
Y = dataset.iloc[:, 8].values
X_train, X_test, Y_train, Y_test = train_test_split(X, Y, test_size=0.2, random_state=7, stratify=Y)
scaler = StandardScaler()
X_train = scaler.fit_transform(X_train)
X_test = scaler.transform(X_test)

model = Sequential()
model.add(Dense(24, input_dim=8, activation='relu'))
model.add(Dropout(20))   # drop 20 percent  # !
model.add(Dense(12, activation='relu'))
model.add(Dense(1, activation='sigmoid'))
model.compile(loss='binary_crossentropy', optimizer='adam', metrics=['accuracy'])
model.fit(X_train, Y_train, epochs=60, batch_size=10, validation_split=0.1)
print("acc:", model.evaluate(X_test, Y_test)[1])
