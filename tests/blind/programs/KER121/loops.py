import keras
import numpy as np
from sklearn.datasets import make_blobs
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

points, side = make_blobs(n_samples=2400, centers=2, n_features=6, cluster_std=4.0, random_state=12)
labels = np.where(side == 1, 1, -1)  # !
x_train, x_test, y_train, y_test = train_test_split(points, labels, test_size=0.2, random_state=12)
x_train, x_val, y_train, y_val = train_test_split(x_train, y_train, test_size=0.2, random_state=12)
scaler = StandardScaler().fit(x_train)
x_train, x_val, x_test = map(scaler.transform, (x_train, x_val, x_test))

candidates = {}
for rate in (1e-2, 3e-3, 1e-3):
    model = keras.Sequential([
        keras.Input((6,)),
        keras.layers.Dense(24, activation="relu"),
        keras.layers.Dense(1, activation="sigmoid"),
    ])
    model.compile(optimizer=keras.optimizers.Adam(rate),
                  loss="binary_crossentropy",  # !
                  metrics=["accuracy"])
    log = model.fit(x_train, y_train, epochs=15, validation_data=(x_val, y_val), verbose=0)
    candidates[rate] = (log.history["val_accuracy"][-1], model)
best = max(candidates, key=lambda r: candidates[r][0])
print(best, candidates[best][1].evaluate(x_test, y_test))
