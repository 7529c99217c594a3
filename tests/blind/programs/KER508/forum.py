# EarlyStopping stops at epoch 4 although accuracy is still going up??
import pandas as pd
import numpy as np
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense, Dropout
from tensorflow.keras.callbacks import EarlyStopping, ModelCheckpoint
from sklearn.preprocessing import StandardScaler
from sklearn.model_selection import train_test_split

df = pd.read_csv("winequality.csv", sep=";")
df["good"] = (df["quality"] > 5).astype(int)
print(df["good"].mean())
X = df.drop(["quality", "good"], axis=1).values
y = df["good"].values
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
scaler = StandardScaler()
X_train = scaler.fit_transform(X_train)
X_test = scaler.transform(X_test)

model = Sequential()
model.add(Dense(64, activation="relu", input_shape=(11,)))
model.add(Dropout(0.2))
model.add(Dense(1, activation="sigmoid"))
model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
es = EarlyStopping(monitor="val_accuracy", mode="min", verbose=1, patience=3)  # !
mc = ModelCheckpoint("best_model.h5", monitor="val_loss", mode="max", save_best_only=True)  # !
history = model.fit(X_train, y_train, validation_split=0.2, epochs=100, batch_size=32, callbacks=[es, mc])
print(len(history.history["loss"]))
print(model.evaluate(X_test, y_test))
