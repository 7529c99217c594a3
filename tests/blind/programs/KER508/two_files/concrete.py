import pandas as pd
import keras
from keras import layers
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from watch import callbacks

mix = pd.read_csv('concrete.csv')
x, y = mix.drop(columns='strength').values, mix['strength'].values / 50
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, random_state=0)
sc = StandardScaler().fit(x_train)
model = keras.Sequential([keras.Input((x.shape[1],)), layers.Dense(48, activation='relu'), layers.Dense(1)])
model.compile(optimizer='adam', loss='mse', metrics=['mae'])
model.fit(sc.transform(x_train), y_train, epochs=200, validation_split=0.2, callbacks=callbacks('.'), verbose=0)  # !
print(model.evaluate(sc.transform(x_test), y_test))
