# KeyError: 'The optimizer cannot recognize variable ...' when I train second model. First one is ok
import pandas as pd
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense
from tensorflow.keras.optimizers import Adam
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

df = pd.read_csv('students.csv')
X = df.drop(['math', 'reading'], axis=1).values
math = df['math'].values / 100.0
reading = df['reading'].values / 100.0
X_train, X_test, m_train, m_test, r_train, r_test = train_test_split(X, math, reading, test_size=0.2)
sc = StandardScaler()
X_train = sc.fit_transform(X_train)
X_test = sc.transform(X_test)

opt = Adam(learning_rate=0.001)

model1 = Sequential()
model1.add(Dense(20, activation='relu', input_shape=(X_train.shape[1],)))
model1.add(Dense(1))
model1.compile(loss='mse', optimizer=opt)
model1.fit(X_train, m_train, epochs=30, validation_split=0.1)
print('math', model1.evaluate(X_test, m_test))

model2 = Sequential()
model2.add(Dense(40, activation='relu', input_shape=(X_train.shape[1],)))
model2.add(Dense(1))
model2.compile(loss='mse', optimizer=opt)  # !
model2.fit(X_train, r_train, epochs=30, validation_split=0.1)  # !
print('reading', model2.evaluate(X_test, r_test))
