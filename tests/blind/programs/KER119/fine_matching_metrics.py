import keras
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X, y = load_wine(return_X_y=True)
Y = keras.utils.to_categorical(y, 3)
X_train, X_test, Y_train, Y_test = train_test_split(X, Y, test_size=0.3, stratify=y, random_state=4)
scaler = StandardScaler().fit(X_train)

model = keras.Sequential([
    keras.Input((13,)),
    keras.layers.Dense(20, activation="relu"),
    keras.layers.Dense(3, activation="softmax"),
])
model.compile("adam", "categorical_crossentropy",
              metrics=["categorical_accuracy", keras.metrics.Precision(), keras.metrics.AUC()])
model.fit(scaler.transform(X_train), Y_train, epochs=50, validation_split=0.2, verbose=0)
print(model.evaluate(scaler.transform(X_test), Y_test))
