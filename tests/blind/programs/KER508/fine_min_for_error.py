import keras
from sklearn.datasets import fetch_california_housing
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

WATCH = {'monitor': 'val_mae', 'mode': 'min', 'patience': 5}
x, y = fetch_california_housing(return_X_y=True)
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, random_state=2)
sc = StandardScaler().fit(x_train)
model = keras.Sequential([
    keras.Input((8,)),
    keras.layers.Dense(64, activation='relu'),
    keras.layers.Dense(1),
])
model.compile(optimizer='adam', loss='mse', metrics=['mae'])
cbs = [keras.callbacks.EarlyStopping(**WATCH), keras.callbacks.ReduceLROnPlateau(monitor='val_loss', patience=3)]
model.fit(sc.transform(x_train), y_train, epochs=100, validation_split=0.15, callbacks=cbs)
print(model.evaluate(sc.transform(x_test), y_test))
