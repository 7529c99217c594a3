import keras
from keras import layers
from sklearn.datasets import load_wine
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X, y = load_wine(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, stratify=y, random_state=20)
scaler = StandardScaler().fit(X_train)
X_train, X_test = scaler.transform(X_train), scaler.transform(X_test)

inp = keras.Input((13,))
h = layers.Dense(20, activation="relu")(inp)
out = layers.Dense(3, activation="softmax")(h)
model = keras.Model(inp, out)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=40, batch_size=8, validation_split=0.2, verbose=0)
print(model.evaluate(X_test, y_test))
probability = model.predict_proba(X_test)  # !
print(roc_auc_score(y_test, probability, multi_class="ovr"))
