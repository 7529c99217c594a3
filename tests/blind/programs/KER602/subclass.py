import keras
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


class WineClassifier:
    def __init__(self, units=32, epochs=120):
        self.epochs = epochs
        self.scaler = StandardScaler()
        self.model = keras.Sequential([
            keras.Input((13,)),
            keras.layers.Dense(units, activation="relu"),
            keras.layers.Dense(3, activation="softmax"),
        ])
        self.model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])

    def train(self, X, y):
        X = self.scaler.fit_transform(X)
        return self.model.fit(X, y, epochs=self.epochs, batch_size=16, verbose=0)  # !

    def test(self, X, y):
        return self.model.evaluate(self.scaler.transform(X), y, verbose=0)


X, y = load_wine(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, stratify=y, random_state=10)
clf = WineClassifier()
clf.train(X_train, y_train)
print(clf.test(X_test, y_test))
