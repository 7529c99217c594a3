import joblib
import keras
import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X, y = load_breast_cancer(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=0)
scaler = StandardScaler().fit(X_train)

model = keras.Sequential([
    keras.Input((30,)),
    keras.layers.Dense(16, activation="relu"),
    keras.layers.Dense(1, activation="sigmoid"),
])
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
model.fit(scaler.transform(X_train), y_train, epochs=20, validation_split=0.2, verbose=0)
print(model.evaluate(scaler.transform(X_test), y_test))
model.export("serving/1")            # a folder for TensorFlow Serving
joblib.dump(scaler, "scaler.pkl")
np.save("test_scores", model.predict(scaler.transform(X_test)))
