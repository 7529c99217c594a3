# ImportError: cannot import name 'np_utils' ... pip install np_utils did not help
import numpy
import pandas
from keras.models import Sequential
from keras.layers import Dense
from keras.utils import np_utils  # !
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder, StandardScaler

dataframe = pandas.read_csv("seeds.csv", header=None)
dataset = dataframe.values
X = dataset[:, 0:7].astype(float)
Y = dataset[:, 7]
encoder = LabelEncoder()
encoded_Y = encoder.fit_transform(Y)
dummy_y = np_utils.to_categorical(encoded_Y)
print(dummy_y[:5])
X_train, X_test, Y_train, Y_test = train_test_split(X, dummy_y, test_size=0.25, random_state=7)
scaler = StandardScaler()
X_train = scaler.fit_transform(X_train)
X_test = scaler.transform(X_test)

model = Sequential()
model.add(Dense(8, input_dim=7, activation='relu'))
model.add(Dense(dummy_y.shape[1], activation='softmax'))
model.compile(loss='categorical_crossentropy', optimizer='adam', metrics=['accuracy'])
model.fit(X_train, Y_train, epochs=100, batch_size=5, validation_split=0.1)
print(model.evaluate(X_test, Y_test))
