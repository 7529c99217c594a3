import pandas as pd
import keras
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

frame = pd.read_csv("complaints.csv")
frame["urgency"] = frame["urgency"].map({"low": 1, "medium": 2, "high": 3})
y = frame.pop("urgency").to_numpy()
y = y - y.min()
x_train, x_test, y_train, y_test = train_test_split(frame.to_numpy(), y, test_size=0.2, stratify=y)
scaler = StandardScaler().fit(x_train)

model = keras.Sequential([
    keras.Input((x_train.shape[1],)),
    keras.layers.Dense(32, activation="relu"),
    keras.layers.Dense(3, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(scaler.transform(x_train), y_train, epochs=25, validation_split=0.15)
print(model.evaluate(scaler.transform(x_test), y_test))
