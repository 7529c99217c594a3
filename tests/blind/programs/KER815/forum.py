# ValueError: A KerasTensor cannot be used as input to a TensorFlow function. ... HELP, the tutorial does it so
import tensorflow as tf
import pandas as pd
import numpy as np
from keras.models import Model
from keras.layers import Input, Dense, Embedding, Flatten
from sklearn.model_selection import train_test_split

df = pd.read_csv('ratings.csv')
print(df.nunique())
df['u'] = df['userId'].factorize()[0]
df['m'] = df['movieId'].factorize()[0]
n_users, n_movies = df['u'].nunique(), df['m'].nunique()
train, test = train_test_split(df, test_size=0.2, random_state=0)

user = Input(shape=(1,))
movie = Input(shape=(1,))
u = Flatten()(Embedding(n_users, 16)(user))
m = Flatten()(Embedding(n_movies, 16)(movie))
x = tf.multiply(u, m)  # !
x = Dense(16, activation='relu')(x)
out = Dense(1)(x)
model = Model([user, movie], out)
model.compile(optimizer='adam', loss='mse', metrics=['mae'])
print(model.summary())
model.fit([train['u'].values, train['m'].values], train['rating'].values / 5, epochs=5, batch_size=256, validation_split=0.1)
print(model.evaluate([test['u'].values, test['m'].values], test['rating'].values / 5))
