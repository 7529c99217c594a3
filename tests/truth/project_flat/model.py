from keras import Input, Sequential, layers
from keras.callbacks import EarlyStopping
from keras.optimizers import Adam

INPUT = (30, 2)


def build_model(n_classes, units=16):
    return Sequential(
        [
            Input(INPUT),
            layers.GRU(units, return_sequences=True),
            layers.GRU(units // 2),
            layers.Dropout(0.3),
            layers.Dense(n_classes, activation="softmax"),
        ]
    )


def callbacks(patience=5):
    return [EarlyStopping(monitor="val_accuracy", patience=patience, restore_best_weights=True)]


if __name__ == "__main__":
    build_model(3).summary()
