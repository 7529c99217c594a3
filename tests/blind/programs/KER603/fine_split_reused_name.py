import pandas as pd
import keras
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def fit_and_score(train, test):
    x, y = train
    model = keras.Sequential([keras.Input((x.shape[1],)), keras.layers.Dense(16, activation='relu'), keras.layers.Dense(1)])
    model.compile(optimizer='adam', loss='mse', metrics=['mae'])
    model.fit(x, y, epochs=9, verbose=0)
    x, y = test
    return model.evaluate(x, y, verbose=0)


df = pd.read_csv('rents.csv')
xa, xb, ya, yb = train_test_split(df.drop(columns='rent').values, df['rent'].values / 1000, test_size=0.2, random_state=0)
sc = StandardScaler().fit(xa)
print(fit_and_score((sc.transform(xa), ya), (sc.transform(xb), yb)))
