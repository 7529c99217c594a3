import keras
from sklearn.datasets import load_wine
from sklearn.model_selection import KFold
from sklearn.preprocessing import StandardScaler

X, y = load_wine(return_X_y=True)
for tr, te in KFold(5, shuffle=True, random_state=0).split(X):
    s = StandardScaler()
    a = s.fit_transform(X[tr])
    b = s.transform(X[te])
    m = keras.Sequential([keras.Input((13,)), keras.layers.Dense(16, activation="relu"), keras.layers.Dense(3, activation="softmax")])
    m.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    m.fit(a, y[tr], epochs=50, verbose=0)
    print(m.evaluate(b, y[te], verbose=0))
