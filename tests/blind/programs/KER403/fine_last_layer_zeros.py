import keras
from keras import layers
from sklearn.datasets import load_diabetes
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

x, y = load_diabetes(return_X_y=True)
y = (y - y.mean()) / y.std()
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, random_state=0)
sc = StandardScaler().fit(x_train)

inp = keras.Input((10,))
h = layers.Dense(24, activation='relu', kernel_initializer='he_normal', bias_initializer='zeros')(inp)
h = layers.Dense(12, activation='relu', kernel_initializer='he_normal', bias_initializer='zeros')(h)
out = layers.Dense(1, kernel_initializer='zeros')(h)
model = keras.Model(inp, out)
model.compile(optimizer='adam', loss='mse', metrics=['mae'])
model.fit(sc.transform(x_train), y_train, epochs=50, batch_size=16, validation_split=0.1, verbose=0)
print(model.evaluate(sc.transform(x_test), y_test))
