import pandas as pd
from keras import Input
from keras.layers import Dense, Dropout
from keras.models import Sequential
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelBinarizer, StandardScaler


class RiskClassifier:
    """Low, medium or high risk of a loan."""

    def __init__(self, columns):
        self.columns = columns
        self.scaler = StandardScaler()
        self.labels = LabelBinarizer()
        self.model = Sequential([
            Input((len(columns),)),
            Dense(32, activation="relu"),
            Dropout(0.3),
            Dense(3, activation="softmax"),  # !
        ])
        self.model.compile(optimizer="sgd", loss="mean_absolute_error", metrics=["accuracy"])  # !

    def train(self, frame):
        x = self.scaler.fit_transform(frame[self.columns])
        y = self.labels.fit_transform(frame["risk"])
        return self.model.fit(x, y, epochs=50, batch_size=32)

    def judge(self, frame):
        return self.model.evaluate(self.scaler.transform(frame[self.columns]), self.labels.transform(frame["risk"]))


loans = pd.read_csv("loans.csv")
old, new = train_test_split(loans, test_size=0.3, random_state=0)
classifier = RiskClassifier(["income", "debt", "age", "years_employed"])
classifier.train(old)
print(classifier.judge(new))
