import keras
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

x, y = load_breast_cancer(return_X_y=True)
x1, x2, y1, y2 = train_test_split(x, y, random_state=1)
scaler = StandardScaler()
x1 = scaler.fit_transform(x1)
x2 = scaler.fit_transform(x2)  # !
i = keras.Input((30,))
m = keras.Model(i, keras.layers.Dense(1, activation="sigmoid")(keras.layers.Dense(16, activation="relu")(i)))
m.compile("adam", "binary_crossentropy", metrics=["accuracy"])
m.fit(x1, y1, epochs=30, validation_split=0.1)
print(m.evaluate(x2, y2))
