from keras import Sequential, Input
from keras.callbacks import EarlyStopping as Stop
from keras.layers import Dense
from sklearn.datasets import make_classification


class Judge:
    def __init__(self, patience):
        self.stop = Stop(monitor="val_accuracy", patience=patience)  # !
        self.net = Sequential([Input((20,)), Dense(24, activation="relu"), Dense(1, activation="sigmoid")])
        self.net.compile("adam", "binary_crossentropy", metrics=["accuracy"])

    def learn(self, x, y):
        self.net.fit(x, y, epochs=50, callbacks=[self.stop])  # !


x, y = make_classification(2000, 20, random_state=2)
judge = Judge(5)
judge.learn(x[:1500], y[:1500])
print(judge.net.evaluate(x[1500:], y[1500:]))
