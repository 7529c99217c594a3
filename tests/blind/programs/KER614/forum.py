# predictions do not match accuracy of evaluate() ... recall much too low?
import pandas as pd
import tensorflow as tf
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from sklearn.metrics import confusion_matrix

df = pd.read_csv("stroke.csv").dropna()
print(df.columns)
X = df.drop(columns=["stroke"]).values
y = df["stroke"].values
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=0)
sc = StandardScaler()
X_train = sc.fit_transform(X_train)
X_test = sc.transform(X_test)

model = Sequential()
model.add(Dense(32, activation="relu", input_shape=(X_train.shape[1],)))
model.add(Dense(16, activation="relu"))
model.add(Dense(1))
model.compile(optimizer="adam",
              loss=tf.keras.losses.BinaryCrossentropy(from_logits=True),
              metrics=[tf.keras.metrics.BinaryAccuracy(threshold=0.0)])
model.fit(X_train, y_train, epochs=30, batch_size=32, validation_split=0.2)
print(model.evaluate(X_test, y_test))
y_pred = model.predict(X_test)
print(y_pred[:10])
y_pred = [1 if p > 0.5 else 0 for p in y_pred]  # !
print(confusion_matrix(y_test, y_pred))
