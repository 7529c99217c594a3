import numpy as np
import tensorflow as tf
from sklearn.datasets import make_classification
from sklearn.model_selection import train_test_split


def load(n_classes):
    X, y = make_classification(
        n_samples=5000,
        n_features=24,
        n_informative=16,
        n_classes=n_classes,
        n_clusters_per_class=1,
        random_state=0,
    )
    X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.2, random_state=0)
    to_cat = tf.keras.utils.to_categorical
    return (X_tr, to_cat(y_tr, n_classes)), (X_te, to_cat(y_te, n_classes))


def create_model(n_features, n_classes, out_act, units=(64, 32), rate=0.2):
    model = tf.keras.Sequential()
    model.add(tf.keras.layers.Input(shape=(n_features,)))
    for u in units:
        model.add(tf.keras.layers.Dense(u, activation="relu"))
        model.add(tf.keras.layers.Dropout(rate))
    model.add(tf.keras.layers.Dense(n_classes, activation=out_act))
    return model


def compile_model(model, loss, lr=1e-3):
    model.compile(
        optimizer=tf.keras.optimizers.Adam(learning_rate=lr),
        loss=loss,  # expect: KER101
        metrics=["accuracy"],
    )
    return model


def main():
    n_classes = 4
    (X_train, y_train), (X_test, y_test) = load(n_classes)
    model = create_model(X_train.shape[1], n_classes, "sigmoid")
    model = compile_model(model, "categorical_crossentropy")
    model.fit(X_train, y_train, epochs=20, batch_size=64, validation_split=0.2, verbose=2)

    proba = model.predict(X_test, verbose=0)
    print("accuracy", np.mean(proba.argmax(1) == y_test.argmax(1)))
    print("first rows", proba[:5].round(2))


if __name__ == "__main__":
    main()
