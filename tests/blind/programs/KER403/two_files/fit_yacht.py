import keras
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from blocks import hidden

yacht = pd.read_csv('yacht.csv')
x, y = yacht.drop(columns='resistance').values, yacht['resistance'].values / 10
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, random_state=4)
sc = StandardScaler().fit(x_train)
model = keras.Sequential([
    keras.Input((x.shape[1],)),
    hidden(20),  # !
    hidden(10),  # !
    keras.layers.Dense(1),
])
model.compile(optimizer='adam', loss='mse', metrics=['mae'])
model.fit(sc.transform(x_train), y_train, epochs=80, validation_split=0.15, verbose=0)
print(model.evaluate(sc.transform(x_test), y_test))
