from keras import Input, Sequential
from keras.layers import Dense
from keras.utils import to_categorical
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X, y = load_breast_cancer(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, to_categorical(y), random_state=5)
s = StandardScaler().fit(X_train)
m = Sequential([Input((30,)), Dense(16, activation="relu"), Dense(2, activation="softmax")])
m.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
m.fit(s.transform(X_train), y_train, epochs=40, validation_split=0.2)
print(m.evaluate(s.transform(X_test), y_test))
