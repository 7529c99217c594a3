import keras
from sklearn.datasets import fetch_california_housing
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

MONITOR = 'val_loss'
MODE = 'max'  # !
PATIENCE = 6

x, y = fetch_california_housing(return_X_y=True)
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, random_state=2)
sc = StandardScaler().fit(x_train)

model = keras.Sequential([
    keras.Input((8,)),
    keras.layers.Dense(64, activation='relu'),
    keras.layers.Dense(32, activation='relu'),
    keras.layers.Dense(1),
])
model.compile(optimizer='adam', loss='mse', metrics=['mae'])
stopper = keras.callbacks.EarlyStopping(monitor=MONITOR, mode=MODE, patience=PATIENCE, restore_best_weights=True)  # !
model.fit(sc.transform(x_train), y_train, epochs=100, batch_size=128, validation_split=0.15, callbacks=[stopper])
print(model.evaluate(sc.transform(x_test), y_test))
