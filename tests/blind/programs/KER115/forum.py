# my loss is negative?? (-350 after 10 epochs), what am I doing wrong
import pandas as pd
from sklearn.datasets import load_diabetes
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from keras.models import Sequential
from keras.layers import Dense

d = load_diabetes()
df = pd.DataFrame(d.data, columns=d.feature_names)
df['progress'] = d.target
print(df.describe())

X = df.drop('progress', axis=1).values
y = df['progress'].values
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=1)
sc = StandardScaler()
X_train = sc.fit_transform(X_train)
X_test = sc.transform(X_test)

model = Sequential()
model.add(Dense(20, input_dim=10, activation='relu'))
model.add(Dense(10, activation='relu'))
model.add(Dense(1, activation='sigmoid'))
model.compile(loss='binary_crossentropy', optimizer='adam')  # !
model.fit(X_train, y_train, epochs=100, batch_size=10, validation_split=0.1)
print('score:', model.evaluate(X_test, y_test))
print(model.predict(X_test)[:5], y_test[:5])
