# my cross val accuracy goes 0.81 0.90 0.96 0.99 1.00, is this normal :)
import pandas as pd
import numpy as np
from sklearn.model_selection import KFold
from sklearn.preprocessing import StandardScaler
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense

df = pd.read_csv('voice.csv')
print(df.columns)
X = df.drop('label', axis=1).values
y = (df['label'] == 'male').astype(int).values

model = Sequential()  # !
model.add(Dense(32, activation='relu', input_shape=(X.shape[1],)))
model.add(Dense(16, activation='relu'))
model.add(Dense(1, activation='sigmoid'))

kf = KFold(n_splits=5, shuffle=True)
scores = []
for train_index, test_index in kf.split(X):
    X_train, X_test = X[train_index], X[test_index]
    y_train, y_test = y[train_index], y[test_index]
    sc = StandardScaler()
    X_train = sc.fit_transform(X_train)
    X_test = sc.transform(X_test)
    model.compile(loss='binary_crossentropy', optimizer='adam', metrics=['accuracy'])
    model.fit(X_train, y_train, epochs=15, batch_size=16, validation_split=0.1, verbose=0)  # !
    score = model.evaluate(X_test, y_test, verbose=0)
    print(score)
    scores.append(score[1])
print(np.mean(scores), np.std(scores))
