import keras
from keras import layers
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split

X, y = load_wine(return_X_y=True)  # !
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, stratify=y, random_state=8)

inp = keras.Input((13,), name="chemistry")
x = layers.Dense(32, activation="relu")(inp)
x = layers.Dense(16, activation="relu")(x)
out = layers.Dense(3, activation="softmax", name="cultivar")(x)

model = keras.Model(inp, out)
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=60, batch_size=16, validation_split=0.2, verbose=0)  # !
print(model.evaluate(X_test, y_test))
