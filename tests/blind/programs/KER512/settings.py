import keras
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

CSV = "leaves.csv"
TARGET = "species_id"
FIT = {"epochs": 40, "batch_size": 32, "validation_split": 0.25}  # !

frame = pd.read_csv(CSV)
n_species = frame[TARGET].nunique()
train, test = train_test_split(frame, test_size=0.2, stratify=frame[TARGET], random_state=0)
train = train.sort_values(TARGET)  # !
features = [c for c in frame.columns if c != TARGET]

scaler = StandardScaler().fit(train[features])
x_train, x_test = scaler.transform(train[features]), scaler.transform(test[features])
y_train, y_test = train[TARGET].to_numpy(), test[TARGET].to_numpy()

model = keras.Sequential([
    keras.Input((len(features),)),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(n_species, activation="softmax"),
])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, **FIT)  # !
print(model.evaluate(x_test, y_test))
