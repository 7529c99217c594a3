import numpy as np
from sklearn.model_selection import KFold
from sklearn.preprocessing import StandardScaler
from tensorflow.keras import layers, models, optimizers

rng = np.random.default_rng(4)
data = rng.normal(loc=[0, 10, 200], scale=[1, 3, 50], size=(150, 3))
targets = data @ np.array([0.5, -0.2, 0.01]) + rng.normal(size=150)


def build_model(hidden=32):
    model = models.Sequential()
    model.add(layers.Input(shape=(data.shape[1],)))
    model.add(layers.Dense(hidden, activation="relu"))
    model.add(layers.Dense(hidden // 2, activation="relu"))
    model.add(layers.Dense(1))
    model.compile(optimizer=optimizers.RMSprop(), loss="mse", metrics=["mae"])
    return model


scores = []
for fold, (train, val) in enumerate(KFold(n_splits=3, shuffle=True, random_state=0).split(data)):
    scaler = StandardScaler().fit(data[train])
    x_train, x_val = scaler.transform(data[train]), scaler.transform(data[val])

    model = build_model()
    model.fit(
        x_train,
        targets[train],
        epochs=2,
        batch_size=16,
        validation_data=(x_val, targets[val]),
        verbose=0,
    )
    _, mae = model.evaluate(x_val, targets[val], verbose=0)
    scores.append(mae)
    print(f"fold {fold}: mae {mae:.3f}")

print("mean", np.mean(scores))
