"""Binary and multi-class heads from one builder."""
import keras
from keras import layers
from sklearn.datasets import load_breast_cancer, load_wine
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def make_head(n_classes):
    if n_classes == 2:
        return layers.Dense(1, activation="sigmoid"), "binary_crossentropy"
    return layers.Dense(n_classes, activation="softmax"), "categorical_crossentropy"


def build(n_features, n_classes):
    head, loss = make_head(n_classes)
    model = keras.Sequential(
        [
            keras.Input(shape=(n_features,)),
            layers.Dense(24, activation="relu"),
            layers.Dropout(0.2),
            head,
        ]
    )
    model.compile(optimizer="adam", loss=loss, metrics=["accuracy"])
    return model


def run(loader):
    data = loader()
    n_classes = len(data.target_names)
    y = data.target
    if n_classes > 2:
        y = keras.utils.to_categorical(y, n_classes)
    x_train, x_val, y_train, y_val = train_test_split(
        data.data, y, test_size=0.25, random_state=0
    )
    scaler = StandardScaler()
    x_train = scaler.fit_transform(x_train)
    x_val = scaler.transform(x_val)

    model = build(x_train.shape[1], n_classes)
    history = model.fit(
        x_train, y_train, epochs=20, validation_data=(x_val, y_val), verbose=0
    )
    print(loader.__name__, max(history.history["val_accuracy"]))


for loader in (load_breast_cancer, load_wine):
    run(loader)
