import keras
from keras import utils as np_utils      # only an old habit in the name
from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X, y = load_iris(return_X_y=True)
Y = np_utils.to_categorical(y, 3)
X_train, X_test, Y_train, Y_test = train_test_split(X, Y, test_size=0.3, stratify=y, random_state=0)
scaler = StandardScaler().fit(X_train)

model = keras.Sequential([
    keras.Input((4,)),
    keras.layers.Dense(16, activation="relu"),
    keras.layers.Dense(3, activation="softmax"),
])
model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
model.fit(scaler.transform(X_train), Y_train, epochs=60, validation_split=0.2, verbose=0)
print(model.evaluate(scaler.transform(X_test), Y_test))
