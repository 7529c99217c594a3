import argparse
import numpy as np
import keras
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

p = argparse.ArgumentParser()
p.add_argument('--units', type=int, default=24)
p.add_argument('--epochs', type=int, default=40)
p.add_argument('--loss', default='binary_crossentropy')  # !
p.add_argument('--out', default='sigmoid')  # !
a = p.parse_args()

x, y = load_wine(return_X_y=True)
x_train, x_test, y_train, y_test = train_test_split(x, y, stratify=y, test_size=0.25, random_state=9)
sc = StandardScaler().fit(x_train)
model = keras.Sequential([
    keras.Input((13,)),
    keras.layers.Dense(a.units, activation='relu'),
    keras.layers.Dense(3, activation=a.out),  # !
])
model.compile(optimizer='adam', loss=a.loss, metrics=[keras.metrics.CategoricalAccuracy()])  # !
model.fit(sc.transform(x_train), np.eye(3)[y_train], epochs=a.epochs, batch_size=16, validation_split=0.15)
print(model.evaluate(sc.transform(x_test), np.eye(3)[y_test]))
