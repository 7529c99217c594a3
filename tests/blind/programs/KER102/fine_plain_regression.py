from keras import Input, Sequential
from keras.layers import Dense, Softmax
from sklearn.datasets import load_diabetes
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X, progress = load_diabetes(return_X_y=True)
X_train, X_test, p_train, p_test = train_test_split(X, progress, random_state=2)
xs = StandardScaler().fit(X_train)

sick = Sequential([Input((10,)), Dense(32, activation="relu"), Dense(16, activation="relu"), Dense(1)])
sick.compile(optimizer="adam", loss="mse", metrics=["mae"])
sick.fit(xs.transform(X_train), p_train, epochs=120, validation_split=0.2)
print(sick.evaluate(xs.transform(X_test), p_test))
