# Loss is constant at 0.6931 from epoch 1, data is ok (random forest works)
import numpy as np
import pandas as pd
from keras.models import Sequential
from keras.layers import Dense
from sklearn.preprocessing import StandardScaler
from sklearn.model_selection import train_test_split

df = pd.read_csv('bank_churn.csv')
X = df.iloc[:, 3:13].values
y = df.iloc[:, 13].values
print(X.shape, np.bincount(y))
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0, stratify=y)
sc = StandardScaler()
X_train = sc.fit_transform(X_train)
X_test = sc.transform(X_test)

classifier = Sequential()
classifier.add(Dense(6, kernel_initializer='zeros', activation='relu', input_dim=10))  # !
classifier.add(Dense(6, kernel_initializer='zeros', activation='relu'))  # !
classifier.add(Dense(1, kernel_initializer='glorot_uniform', activation='sigmoid'))
classifier.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
classifier.fit(X_train, y_train, batch_size=10, epochs=30, validation_split=0.1)
print(classifier.evaluate(X_test, y_test))
print(classifier.layers[0].get_weights())
