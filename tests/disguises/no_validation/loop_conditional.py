"""Compare a shallow and a deep network on simulated sensor readings."""
import numpy as np
import keras
from sklearn.datasets import make_classification
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split

X, y = make_classification(
    n_samples=6000, n_features=15, n_informative=9, n_classes=3, random_state=8
)
X_train, X_test, y_train, y_test = train_test_split(
    X, y, test_size=0.25, random_state=8, stratify=y
)

ARCHITECTURES = {
    "shallow": [32],
    "deep": [64, 64, 32],
}


def build(widths):
    model = keras.models.Sequential()
    model.add(keras.layers.Input(shape=(15,)))
    for depth, width in enumerate(widths):
        model.add(keras.layers.Dense(width, activation="relu"))
        if depth > 0:
            model.add(keras.layers.Dropout(0.2))
    model.add(keras.layers.Dense(3, activation="softmax"))
    if len(widths) > 1:
        optimizer = keras.optimizers.Adam(learning_rate=5e-4)
    else:
        optimizer = keras.optimizers.Adam(learning_rate=1e-3)
    model.compile(
        optimizer=optimizer, loss="sparse_categorical_crossentropy", metrics=["accuracy"]
    )
    return model


for label, widths in ARCHITECTURES.items():
    model = build(widths)
    model.fit(X_train, y_train, batch_size=64, epochs=40, verbose=0)  # expect: KER602
    predicted = np.argmax(model.predict(X_test, verbose=0), axis=-1)
    print(f"== {label} network, {model.count_params()} parameters ==")
    print(classification_report(y_test, predicted))
