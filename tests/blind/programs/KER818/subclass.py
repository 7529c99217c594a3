import keras
from keras import layers
from sklearn.datasets import fetch_california_housing
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


class HalveWhenStuck(keras.callbacks.Callback):
    def __init__(self, patience=3):
        super().__init__()
        self.patience, self.best, self.waited = patience, float('inf'), 0

    def on_epoch_end(self, epoch, logs=None):
        if logs['val_loss'] < self.best:
            self.best, self.waited = logs['val_loss'], 0
            return
        self.waited += 1
        if self.waited >= self.patience:
            self.waited = 0
            self.model.optimizer.lr = float(self.model.optimizer.learning_rate) / 2  # !


x, y = fetch_california_housing(return_X_y=True)
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, random_state=0)
sc = StandardScaler().fit(x_train)
model = keras.Sequential([keras.Input((8,)), layers.Dense(64, activation='relu'), layers.Dense(1)])
model.compile(optimizer=keras.optimizers.Adam(1e-3), loss='mse', metrics=['mae'])
model.fit(sc.transform(x_train), y_train, epochs=30, validation_split=0.1, callbacks=[HalveWhenStuck()], verbose=0)
print(model.evaluate(sc.transform(x_test), y_test))
