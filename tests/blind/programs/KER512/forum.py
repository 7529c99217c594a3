# val_accuracy is 0.0000 in every epoch but accuracy 0.98, please help
import numpy as np
import pandas as pd
from keras.models import Sequential
from keras.layers import Dense
from sklearn.preprocessing import StandardScaler
from sklearn.model_selection import train_test_split

good = pd.read_csv('good_bolts.csv')
bad = pd.read_csv('bad_bolts.csv')
print(len(good), len(bad))
good_train, good_test = train_test_split(good.values, test_size=0.2)
bad_train, bad_test = train_test_split(bad.values, test_size=0.2)

X_train = np.vstack([good_train, bad_train])  # !
y_train = np.array([0] * len(good_train) + [1] * len(bad_train))  # !
X_test = np.vstack([good_test, bad_test])
y_test = np.array([0] * len(good_test) + [1] * len(bad_test))
sc = StandardScaler()
X_train = sc.fit_transform(X_train)
X_test = sc.transform(X_test)

model = Sequential()
model.add(Dense(20, input_dim=X_train.shape[1], activation='relu'))
model.add(Dense(1, activation='sigmoid'))
model.compile(loss='binary_crossentropy', optimizer='adam', metrics=['accuracy'])
model.fit(X_train, y_train, epochs=30, batch_size=32, validation_split=0.2)  # !
print(model.evaluate(X_test, y_test))
