# ValueError: decay is deprecated in the new Keras optimizer ... code from a 2017 book
import pandas as pd
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense
from tensorflow.keras.optimizers import Adam
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

df = pd.read_csv('abalone_clean.csv')
X = df.drop('rings', axis=1).values
y = df['rings'].values / 10.0
print(X[:2], y[:2])
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=0)
ss = StandardScaler()
X_train = ss.fit_transform(X_train)
X_test = ss.transform(X_test)

model = Sequential()
model.add(Dense(32, activation='relu', input_shape=(X_train.shape[1],)))
model.add(Dense(1))
opt = Adam(learning_rate=1e-3, decay=1e-3 / 200)  # !
model.compile(loss='mse', optimizer=opt, metrics=['mae'])
model.fit(X_train, y_train, epochs=100, batch_size=32, validation_split=0.1)
print(model.evaluate(X_test, y_test))
