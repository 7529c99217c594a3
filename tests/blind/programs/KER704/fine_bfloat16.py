import keras
from keras import layers
from sklearn.datasets import fetch_california_housing
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

PRECISION = 'mixed_bfloat16'
keras.config.set_dtype_policy(PRECISION)
x, y = fetch_california_housing(return_X_y=True)
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, random_state=0)
sc = StandardScaler().fit(x_train)
model = keras.Sequential([keras.Input((8,)), layers.Dense(256, activation='relu'), layers.Dense(1)])
model.compile(optimizer='adam', loss='mse', metrics=['mae'])
model.fit(sc.transform(x_train), y_train, epochs=15, batch_size=512, validation_split=0.1)
print(model.evaluate(sc.transform(x_test), y_test))
