import keras
from keras import layers
from sklearn.datasets import load_diabetes
from sklearn.preprocessing import StandardScaler

x, y = load_diabetes(return_X_y=True)
x = StandardScaler().fit_transform(x)
y = (y - y.mean()) / y.std()

inp = keras.Input((10,))
h = layers.Dense(64, activation='relu')(inp)
h = layers.Dense(64, activation='relu')(h)
out = layers.Dense(1)(h)
model = keras.Model(inp, out, name='progression')
model.compile(optimizer='adam', loss='mse', metrics=['mae'])
history = model.fit(x, y, epochs=150, batch_size=32)  # !
print('final error', history.history['mae'][-1])
model.save('progression.keras')
