import keras
from sklearn import preprocessing
from sklearn.experimental import enable_iterative_imputer  # noqa: F401
from sklearn.datasets import load_wine
from sklearn.impute import IterativeImputer
from sklearn.model_selection import train_test_split

X, y = load_wine(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, stratify=y, random_state=0)
imputer = IterativeImputer().fit(X_train)
scaler = preprocessing.StandardScaler().fit(imputer.transform(X_train))
X_train = scaler.transform(imputer.transform(X_train))
X_test = scaler.transform(imputer.transform(X_test))

model = keras.Sequential([
    keras.Input((13,)),
    keras.layers.Dense(20, activation="relu"),
    keras.layers.Dense(3, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=50, validation_split=0.2, verbose=0)
print(model.evaluate(X_test, y_test))
