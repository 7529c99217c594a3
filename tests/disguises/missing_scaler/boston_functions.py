"""House prices in Boston (in thousands of dollars)."""
import keras
from keras import layers

EPOCHS = 60
BATCH_SIZE = 16
HIDDEN = 32


def load(val_share=0.2):
    (x, y), test = keras.datasets.boston_housing.load_data(test_split=0.2, seed=113)
    cut = int(len(x) * (1 - val_share))
    return (x[:cut], y[:cut]), (x[cut:], y[cut:]), test


def build_model(n_features, units=HIDDEN, dropout=0.1):
    model = keras.Sequential(
        [
            layers.Input(shape=(n_features,)),
            layers.Dense(units, activation="relu"),
            layers.Dropout(dropout),
            layers.Dense(units, activation="relu"),
            layers.Dense(1),
        ]
    )
    model.compile(optimizer="rmsprop", loss="mse", metrics=["mae"])
    return model


def train(model, train_data, val_data, epochs, batch_size):
    x, y = train_data
    stop = keras.callbacks.EarlyStopping(patience=10, restore_best_weights=True)
    return model.fit(  # expect: KER202
        x,
        y,
        epochs=epochs,
        batch_size=batch_size,
        validation_data=val_data,
        callbacks=[stop],
        verbose=0,
    )


def main():
    train_data, val_data, (x_test, y_test) = load()
    model = build_model(n_features=train_data[0].shape[1])
    history = train(model, train_data, val_data, EPOCHS, BATCH_SIZE)
    print("epochs run:", len(history.epoch))
    mse, mae = model.evaluate(x_test, y_test, verbose=0)
    print(f"test mae: {mae:.2f} k$")


main()
