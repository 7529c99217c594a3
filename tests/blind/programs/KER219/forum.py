# ValueError: Invalid input shape for input Tensor ... expected (None, 8) found (8,)   WHY
import pandas as pd
import tensorflow as tf
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense, Input
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("diabetes.csv")
print(df.describe())
X = df.drop("Outcome", axis=1).values
y = df["Outcome"].values
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=1)
ss = StandardScaler()
X_train = ss.fit_transform(X_train)
X_test = ss.transform(X_test)

train_dataset = tf.data.Dataset.from_tensor_slices((X_train, y_train))  # !
for a, b in train_dataset.take(1):
    print(a.shape, b.shape)

model = Sequential()
model.add(Input(shape=(8,)))
model.add(Dense(16, activation="relu"))
model.add(Dense(8, activation="relu"))
model.add(Dense(1, activation="sigmoid"))
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
model.fit(train_dataset, epochs=20, validation_data=(X_test, y_test))  # !
print(model.evaluate(X_test, y_test))
