# after updating tensorflow: ModuleNotFoundError No module named keras...experimental. Was working in my course!
import numpy as np
import pandas as pd
import tensorflow as tf
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense
from tensorflow.keras.layers.experimental.preprocessing import Normalization  # !
from sklearn.model_selection import train_test_split

df = pd.read_csv('auto_mpg.csv').dropna()
print(df.tail())
y = df.pop('MPG').values / 10.0
X = df[['Cylinders', 'Displacement', 'Horsepower', 'Weight']].values.astype('float32')
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)

norm = Normalization()
norm.adapt(X_train)
print(norm.mean.numpy())

model = Sequential()
model.add(norm)
model.add(Dense(64, activation='relu'))
model.add(Dense(1))
model.compile(optimizer='adam', loss='mae')
history = model.fit(X_train, y_train, epochs=80, validation_split=0.2, verbose=0)
print(history.history['val_loss'][-1])
print(model.evaluate(X_test, y_test))
