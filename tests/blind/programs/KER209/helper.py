import pandas as pd
import keras
from keras import layers
from sklearn.model_selection import train_test_split


def encoder():
    return layers.StringLookup(output_mode='one_hot')  # !


def network(width):
    return keras.Sequential([
        keras.Input((width,)),
        layers.Dense(32, activation='relu'),
        layers.Dense(1, activation='sigmoid'),
    ])


rides = pd.read_csv('bike_rides.csv')
train, test = train_test_split(rides, test_size=0.2, random_state=0)
lookup = encoder()
x_train = lookup(train['station'].values)
x_test = lookup(test['station'].values)
model = network(x_train.shape[1])
model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
model.fit(x_train, train['member'].values, epochs=8, validation_split=0.1)
print(model.evaluate(x_test, test['member'].values))
