import pandas as pd
import keras
from sklearn.preprocessing import StandardScaler


class Pipeline:
    def __init__(self, width):
        self.scaler = StandardScaler()
        self.model = keras.Sequential([keras.Input((width,)), keras.layers.Dense(32, activation="relu"), keras.layers.Dense(1)])

    def train(self, x, y):
        self.model.fit(self.scaler.fit_transform(x), y, epochs=60, batch_size=32)  # !

    def score(self, x, y):
        return self.model.evaluate(self.scaler.transform(x), y)


energy = pd.read_csv("energy.csv")
heat = energy.pop("heat") / 10
pipeline = Pipeline(energy.shape[1])
pipeline.train(energy[:600], heat[:600])
print(pipeline.score(energy[600:], heat[600:]))
