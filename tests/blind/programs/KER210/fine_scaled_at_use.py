import keras
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X, y = load_wine(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, stratify=y, random_state=0)
scaler = StandardScaler()
X_train = scaler.fit_transform(X_train)


def judge(model, rows, labels):
    return model.evaluate(scaler.transform(rows), labels, verbose=0)


model = keras.Sequential([
    keras.Input((13,)),
    keras.layers.Dense(16, activation="relu"),
    keras.layers.Dense(3, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=40, batch_size=8, validation_split=0.1, verbose=0)
print(judge(model, X_test, y_test))
