import keras
from keras.callbacks import EarlyStopping, ModelCheckpoint
from sklearn.datasets import fetch_california_housing
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

PATHS = {
    "checkpoint": "runs/housing_best.ckpt",  # !
    "final": "runs/housing_final.keras",
}
EPOCHS = 60

X, y = fetch_california_housing(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=12)
scaler = StandardScaler().fit(X_train)

model = keras.Sequential([
    keras.Input((8,)),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(32, activation="relu"),
    keras.layers.Dense(1),
])
model.compile("adam", "mse", metrics=["mae"])
callbacks = [
    ModelCheckpoint(PATHS["checkpoint"], save_best_only=True, monitor="val_loss"),  # !
    EarlyStopping(patience=8, restore_best_weights=True),
]
model.fit(scaler.transform(X_train), y_train, epochs=EPOCHS, batch_size=64,
          validation_split=0.1, callbacks=callbacks, verbose=2)
model.save(PATHS["final"])
print(model.evaluate(scaler.transform(X_test), y_test))
