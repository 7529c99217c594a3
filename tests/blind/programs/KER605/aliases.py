import keras as k
from keras import layers as L
from sklearn.datasets import fetch_california_housing as houses
from sklearn.model_selection import train_test_split as cut
from sklearn.preprocessing import StandardScaler as Z

A, b = houses(return_X_y=True)
A1, A2, b1, b2 = cut(A, b, test_size=0.2, random_state=12)
z = Z().fit(A1)
A1, A2 = z.transform(A1), z.transform(A2)
_, Av, _, bv = cut(A1, b1, test_size=0.15, random_state=12)  # !

net = k.Sequential([k.Input((8,)), L.Dense(50, activation='relu'), L.Dense(25, activation='relu'), L.Dense(1)])
net.compile(k.optimizers.Adam(), k.losses.MeanSquaredError(), metrics=['mae'])
halt = k.callbacks.EarlyStopping(patience=4, restore_best_weights=True)
net.fit(A1, b1, batch_size=64, epochs=40, validation_data=(Av, bv), callbacks=[halt])  # !
print(net.evaluate(A2, b2))
