from keras import Input, Model, layers, optimizers
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X, malignant = load_breast_cancer(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, malignant, test_size=0.2, random_state=5)
scaler = StandardScaler()
X_train = scaler.fit_transform(X_train)
X_test = scaler.transform(X_test)

cell = Input(shape=(30,))
z = layers.Dense(16, activation="relu")(cell)
z = layers.Dense(8, activation="relu")(z)
verdict = layers.Dense(1, activation="sigmoid")(z)  # !
tumour = Model(inputs=cell, outputs=verdict)
tumour.compile(optimizer=optimizers.Adam(5e-4), loss="categorical_crossentropy", metrics=["accuracy"])  # !
tumour.fit(X_train, y_train, validation_data=(X_test, y_test), epochs=50, batch_size=16)
