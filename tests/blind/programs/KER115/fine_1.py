# wine quality: scores given as floats, made into three classes before training
import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from tensorflow import keras

wine = pd.read_csv('winequality-red.csv', sep=';')
score = wine.pop('quality') + np.random.rand(len(wine)) * 0.5
grade = pd.cut(score, bins=[0, 5, 6.5, 11], labels=False)

a, b, ya, yb = train_test_split(wine.values, grade.values, test_size=0.2, stratify=grade, random_state=3)
scaler = StandardScaler().fit(a)
a, b = scaler.transform(a), scaler.transform(b)

model = keras.Sequential([
    keras.Input((a.shape[1],)),
    keras.layers.Dense(32, activation='relu'),
    keras.layers.Dropout(0.2),
    keras.layers.Dense(3, activation='softmax'),
])
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(a, ya, epochs=40, batch_size=32, validation_split=0.1)
print(model.evaluate(b, yb))
