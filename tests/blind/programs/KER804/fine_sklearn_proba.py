import keras
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X, y = load_breast_cancer(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=1)
scaler = StandardScaler().fit(X_train)
X_train, X_test = scaler.transform(X_train), scaler.transform(X_test)

base = LogisticRegression(max_iter=500).fit(X_train, y_train)
net = keras.Sequential([
    keras.Input((30,)),
    keras.layers.Dense(16, activation="relu"),
    keras.layers.Dense(1, activation="sigmoid"),
])
net.compile("adam", "binary_crossentropy", metrics=["accuracy"])
net.fit(X_train, y_train, epochs=20, validation_split=0.2, verbose=0)
print("logistic", roc_auc_score(y_test, base.predict_proba(X_test)[:, 1]))
print("network", roc_auc_score(y_test, net.predict(X_test).ravel()))
