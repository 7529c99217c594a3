"""The caller decides how fit is called, validation included."""
import tensorflow as tf
from sklearn.datasets import make_regression
from sklearn.model_selection import train_test_split


def build(n_features):
    return tf.keras.Sequential(
        [
            tf.keras.layers.Input((n_features,)),
            tf.keras.layers.Dense(32, activation="relu"),
            tf.keras.layers.Dense(16, activation="relu"),
            tf.keras.layers.Dense(1),
        ]
    )


def compile_and_fit(model, x, y, patience=3, **fit_kwargs):
    fit_kwargs.setdefault("epochs", 30)
    fit_kwargs.setdefault("callbacks", []).append(
        tf.keras.callbacks.EarlyStopping(
            monitor="val_loss", patience=patience, restore_best_weights=True
        )
    )
    model.compile(optimizer="adam", loss="mse", metrics=["mae"])
    return model.fit(x, y, **fit_kwargs)


def main():
    x, y = make_regression(n_samples=4000, n_features=12, noise=5.0, random_state=0)
    y = y / 100.0
    x_train, x_val, y_train, y_val = train_test_split(x, y, test_size=0.2, random_state=0)

    model = build(x.shape[1])
    history = compile_and_fit(
        model,
        x_train,
        y_train,
        validation_data=(x_val, y_val),
        batch_size=64,
        verbose=0,
    )
    print("stopped after", len(history.epoch), "epochs")
    print("best validation error", min(history.history["val_mae"]))


if __name__ == "__main__":
    main()
