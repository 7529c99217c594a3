from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from tensorflow.keras import Sequential, Input, layers, optimizers

HP = dict(units=32, rate=0.1, epochs=60)  # !
X, y = load_wine(return_X_y=True)
a, b, c, d = train_test_split(X, y, random_state=0)
s = StandardScaler().fit(a)
wine = Sequential([Input((13,)), layers.Dense(HP["units"], activation="relu"), layers.Dense(3, activation="softmax")])
opt = optimizers.RMSprop(learning_rate=HP["rate"])  # !
wine.compile(optimizer=opt, loss="sparse_categorical_crossentropy", metrics=["accuracy"])
wine.fit(s.transform(a), c, epochs=HP["epochs"], validation_data=(s.transform(b), d))
