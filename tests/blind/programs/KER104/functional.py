import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from tensorflow.keras.layers import Concatenate, Dense, Dropout, Embedding, Flatten, Input
from tensorflow.keras.models import Model

clicks = pd.read_csv("clicks.csv")
fit_rows, test_rows = train_test_split(clicks, test_size=0.2, random_state=9)
numbers = ["hour_sin", "hour_cos", "visits"]
sc = StandardScaler().fit(fit_rows[numbers])

country = Input((1,), dtype="int32")
stats = Input((3,))
merged = Concatenate()([Flatten()(Embedding(250, 8)(country)), stats])
merged = Dense(32, activation="relu")(merged)
merged = Dropout(0.2)(merged)
clicked = Dense(1, activation="softmax")(merged)  # !
ads = Model([country, stats], clicked)
ads.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
ads.fit([fit_rows[["country_id"]].values, sc.transform(fit_rows[numbers])], fit_rows["clicked"].values,
        validation_split=0.1, epochs=20, batch_size=256)
print(ads.evaluate([test_rows[["country_id"]].values, sc.transform(test_rows[numbers])], test_rows["clicked"].values))
