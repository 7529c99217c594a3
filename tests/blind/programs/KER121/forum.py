# accuracy stuck and loss nan on gpu, on cpu "Received a label value of 5"
import pandas as pd
from tensorflow import keras
from tensorflow.keras import layers
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler

df = pd.read_csv('reviews_features.csv')
stars = {'one': 1, 'two': 2, 'three': 3, 'four': 4, 'five': 5}  # !
df['stars'] = df['stars'].map(stars)  # !
print(df['stars'].min(), df['stars'].max())

X = df.drop(columns=['stars']).values
y = df['stars'].values
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, shuffle=True)
mm = MinMaxScaler()
X_train = mm.fit_transform(X_train)
X_test = mm.transform(X_test)

model = keras.Sequential()
model.add(layers.Dense(50, activation='relu', input_dim=X_train.shape[1]))
model.add(layers.Dense(25, activation='relu'))
model.add(layers.Dense(5, activation='softmax'))
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])  # !
hist = model.fit(X_train, y_train, epochs=20, batch_size=32, validation_split=0.1)
print('Test:', model.evaluate(X_test, y_test))
