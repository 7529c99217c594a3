# my network for loan default only predicts one value. Code:
import numpy as np
import pandas as pd
from keras.models import Sequential
from keras.layers import Dense
from sklearn.model_selection import train_test_split

np.random.seed(1)
n = 3000
df = pd.DataFrame()
df['income'] = np.random.randint(12000, 180000, n)  # !
df['age'] = np.random.randint(18, 80, n)
df['debt_ratio'] = np.random.rand(n)
df['default'] = ((df['debt_ratio'] > 0.5) & (df['income'] < 80000)).astype(int)
print(df.head())

X = df[['income', 'age', 'debt_ratio']].values
y = df['default'].values
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, stratify=y)

model = Sequential()
model.add(Dense(24, input_dim=3, activation='relu'))
model.add(Dense(12, activation='relu'))
model.add(Dense(1, activation='sigmoid'))
model.compile(loss='binary_crossentropy', optimizer='adam', metrics=['accuracy'])
model.fit(X_train, y_train, epochs=50, batch_size=32, validation_split=0.1)  # !
print(model.evaluate(X_test, y_test))
