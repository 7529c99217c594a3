# my first network, accuracy 97%! can I publish?
import pandas as pd
from keras.models import Sequential
from keras.layers import Dense
from keras.utils import to_categorical
from sklearn.preprocessing import StandardScaler, LabelEncoder

data = pd.read_csv("penguins.csv").dropna()
print(data.head())
X = data[["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]].values
X = StandardScaler().fit_transform(X)
Y = to_categorical(LabelEncoder().fit_transform(data["species"]))
print(X.shape, Y.shape)

model = Sequential()
model.add(Dense(32, input_dim=4, activation="relu"))
model.add(Dense(16, activation="relu"))
model.add(Dense(3, activation="softmax"))
model.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(X, Y, epochs=8, batch_size=4)
scores = model.evaluate(X, Y)  # !
print("\n%s: %.2f%%" % (model.metrics_names[1], scores[1] * 100))
