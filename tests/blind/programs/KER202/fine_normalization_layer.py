import keras
from keras.datasets import boston_housing

(x_train, y_train), (x_test, y_test) = boston_housing.load_data()
normalize = keras.layers.Normalization()
normalize.adapt(x_train)

model = keras.Sequential([
    keras.Input((13,)),
    normalize,
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(1),
])
model.compile(optimizer="adam", loss="mse", metrics=["mae"])
model.fit(x_train, y_train, epochs=80, batch_size=16, validation_split=0.15, verbose=0)
print(model.evaluate(x_test, y_test))
