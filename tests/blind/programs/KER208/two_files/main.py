import pandas as pd
from model import two_towers

t = pd.read_csv("matches.csv")
won = t.pop("won").values
m = two_towers()  # !
m.compile("adam", "binary_crossentropy", metrics=["accuracy"])
m.fit([t.values[:, :5], t.values[:, 5:14]], won, validation_split=0.2, epochs=40)
