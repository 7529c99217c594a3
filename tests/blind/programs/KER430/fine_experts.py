import keras
from keras import layers
from sklearn.datasets import fetch_california_housing
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

x, y = fetch_california_housing(return_X_y=True)
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, random_state=5)
sc = StandardScaler().fit(x_train)

inp = keras.Input((8,))
experts = layers.Dense(6, activation='tanh')(layers.Dense(32, activation='relu')(inp))
gate = layers.Dense(6, activation='softmax')(inp)
mixed = layers.Dot(axes=1)([experts, gate])
out = layers.Dense(1)(mixed)
model = keras.Model(inp, out)
model.compile(optimizer='adam', loss='mse', metrics=['mae'])
model.fit(sc.transform(x_train), y_train, epochs=15, batch_size=64, validation_split=0.1)
print(model.evaluate(sc.transform(x_test), y_test))
