import io

import keras
import numpy as np
import pandas as pd

rng = np.random.default_rng(0)
rows = "\n".join(f"{rng.integers(18, 80)},{rng.random():.3f},{'yes' if i % 3 else 'no'}" for i in range(90))
df = pd.read_csv(io.StringIO("age,score,churn\n" + rows))
y = (df.pop("churn") == "yes").astype("int32")
df["age"] = (df["age"] - df["age"].mean()) / df["age"].std()
df["ratio"] = df["score"] / (df["score"].abs().max() + 1)
feature_names = ["age", "score", "ratio"]
X = df[feature_names].to_numpy()

model = keras.Sequential(
    [
        keras.layers.Input(shape=(len(feature_names),)),
        keras.layers.Dense(12, activation="relu", kernel_regularizer="l2"),
        keras.layers.BatchNormalization(momentum=0.9),
        keras.layers.Dense(8, activation="relu"),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(learning_rate=1e-2, beta_1=0.8),
    loss=keras.losses.BinaryCrossentropy(),
    metrics=[keras.metrics.BinaryAccuracy(), keras.metrics.Precision(name="p"), keras.metrics.Recall(name="r")],
)
weights = {0: 2.0, 1: 1.0}
model.fit(X, y, epochs=20, batch_size=len(X) // 9, class_weight=weights, validation_split=0.3, verbose=0)
