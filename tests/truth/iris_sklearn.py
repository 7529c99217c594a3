import numpy as np
from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelBinarizer, StandardScaler
from tensorflow.keras.layers import Dense, Input
from tensorflow.keras.models import Sequential

iris = load_iris()
X, labels = iris["data"], iris["target"]
names = iris["target_names"]
Y = LabelBinarizer().fit_transform(labels)
X_train, X_test, Y_train, Y_test = train_test_split(X, Y, test_size=0.3, random_state=2)
scaler = StandardScaler()
X_train = scaler.fit_transform(X_train)
X_test = scaler.transform(X_test)

n_features = X_train.shape[1]
n_classes = len(names)


def create_custom_model(input_dim, output_dim, nodes, n=1, name="model"):
    model = Sequential(name=name)
    model.add(Input((input_dim,)))
    for i in range(n):
        model.add(Dense(nodes, activation="relu"))
    model.add(Dense(output_dim, activation="softmax"))
    model.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
    return model


models = [create_custom_model(n_features, n_classes, 8, i, "model_{}".format(i)) for i in range(1, 4)]
for model in models:
    model.fit(X_train, Y_train, batch_size=5, epochs=50, verbose=0, validation_data=(X_test, Y_test))
    print(model.name, model.evaluate(X_test, Y_test, verbose=0))
