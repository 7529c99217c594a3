"""California housing with the normalisation stored inside the model."""
import keras
from keras.layers import Concatenate, Dense, Dropout, Input, Normalization
from sklearn.datasets import fetch_california_housing
from sklearn.model_selection import train_test_split

data, target = fetch_california_housing(return_X_y=True)
x_full, x_test, y_full, y_test = train_test_split(data, target, test_size=0.2, random_state=1)
x_train, x_valid, y_train, y_valid = train_test_split(
    x_full, y_full, test_size=0.2, random_state=1
)


def adapted_normalizer(rows):
    layer = Normalization(axis=-1, name="scale")
    layer.adapt(rows)
    return layer


def wide_and_deep(normalizer, n_features):
    inputs = Input(shape=(n_features,))
    scaled = normalizer(inputs)
    deep = Dense(30, activation="relu")(scaled)
    deep = Dropout(0.1)(deep)
    deep = Dense(30, activation="relu")(deep)
    both = Concatenate()([scaled, deep])
    return keras.Model(inputs, Dense(1)(both))


model = wide_and_deep(adapted_normalizer(x_train), x_train.shape[1])
model.compile(optimizer=keras.optimizers.Adam(1e-3), loss="mse", metrics=["mae"])

model.fit(
    x_train,
    y_train,
    epochs=20,
    batch_size=64,
    validation_data=(x_valid, y_valid),
    callbacks=[keras.callbacks.EarlyStopping(patience=4, restore_best_weights=True)],
)
print(model.evaluate(x_test, y_test, return_dict=True))
