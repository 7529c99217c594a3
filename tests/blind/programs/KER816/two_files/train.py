import keras
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

from callbacks import HalveRate  # !

X, y = load_wine(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, stratify=y, random_state=0)
scaler = StandardScaler().fit(X_train)

model = keras.Sequential([
    keras.Input((13,)),
    keras.layers.Dense(20, activation="relu"),
    keras.layers.Dense(3, activation="softmax"),
])
model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(scaler.transform(X_train), y_train, epochs=50, batch_size=16,
          validation_split=0.2, callbacks=[HalveRate()], verbose=0)  # !
print(model.evaluate(scaler.transform(X_test), y_test))
