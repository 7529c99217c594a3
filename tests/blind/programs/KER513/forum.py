# ValueError: `y` argument is not supported when using dataset as input.
import pandas as pd
import tensorflow as tf
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

df = pd.read_csv('sonar.csv', header=None)
X = df.iloc[:, :60].values
y = (df[60] == 'M').astype(int).values
print(X.shape, y.shape)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=2)
s = StandardScaler()
X_train = s.fit_transform(X_train)
X_test = s.transform(X_test)

ds = tf.data.Dataset.from_tensor_slices((X_train, y_train)).shuffle(200).batch(8)
print(ds)

model = Sequential()
model.add(Dense(30, activation='relu', input_shape=(60,)))
model.add(Dense(1, activation='sigmoid'))
model.compile(loss='binary_crossentropy', optimizer='adam', metrics=['accuracy'])
model.fit(ds, y_train, epochs=30, validation_data=(X_test, y_test))  # !
print(model.evaluate(X_test, y_test))
