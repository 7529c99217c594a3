import keras
from keras import layers
from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


class FlowerNet(keras.Model):
    def __init__(self, hidden=16):
        super().__init__()
        self.hidden = layers.Dense(hidden, activation="relu")
        self.classify = layers.Dense(2, activation="softmax")  # !

    def call(self, x):
        return self.classify(self.hidden(x))


X, y = load_iris(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, stratify=y, random_state=5)
scaler = StandardScaler().fit(X_train)
X_train, X_test = scaler.transform(X_train), scaler.transform(X_test)
Y_train = keras.utils.to_categorical(y_train, num_classes=3)
Y_test = keras.utils.to_categorical(y_test, num_classes=3)

model = FlowerNet()
model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, Y_train, epochs=80, batch_size=8, validation_split=0.2, verbose=0)
print(model.evaluate(X_test, Y_test))
