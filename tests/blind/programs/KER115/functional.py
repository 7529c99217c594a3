import keras
from keras import layers
from sklearn.datasets import fetch_california_housing
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X, price = fetch_california_housing(return_X_y=True)
X_train, X_test, p_train, p_test = train_test_split(X, price, test_size=0.2, random_state=42)
scaler = StandardScaler().fit(X_train)
X_train, X_test = scaler.transform(X_train), scaler.transform(X_test)

inputs = keras.Input((8,))
x = layers.Dense(64, activation="relu")(inputs)
x = layers.Dense(32, activation="relu")(x)
outputs = layers.Dense(6, activation="softmax")(x)
model = keras.Model(inputs, outputs)
model.compile("adam", loss="sparse_categorical_crossentropy")  # !
model.fit(X_train, p_train, epochs=30, batch_size=128, validation_split=0.1)
print(model.evaluate(X_test, p_test))
