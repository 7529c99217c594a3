import numpy as np
from keras import Input, Model, layers, losses, metrics, optimizers, utils
from sklearn.datasets import make_classification
from sklearn.model_selection import train_test_split


def make_data(n_samples, n_classes):
    x, y = make_classification(
        n_samples=n_samples,
        n_features=20,
        n_informative=12,
        n_classes=n_classes,
        random_state=3,
    )
    return x.astype("float32"), utils.to_categorical(y, n_classes)


def build(n_features, n_classes, width=64):
    inputs = Input(shape=(n_features,), name="features")
    x = layers.Dense(width, activation="relu")(inputs)
    shortcut = x
    x = layers.Dense(width, activation="relu")(x)
    x = layers.Dropout(0.25)(x)
    x = layers.Add()([x, shortcut])
    scores = layers.Dense(n_classes)(x)
    outputs = layers.Softmax(name="probabilities")(scores)
    return Model(inputs, outputs)


settings = {
    "optimizer": optimizers.SGD(learning_rate=0.05, momentum=0.9, nesterov=True),
    "loss": losses.MeanAbsoluteError(),
    "metrics": [metrics.CategoricalAccuracy(name="acc")],
}

features, labels = make_data(4000, n_classes=4)
x_train, x_rest, y_train, y_rest = train_test_split(
    features, labels, test_size=0.3, random_state=3
)
x_val, x_test, y_val, y_test = train_test_split(
    x_rest, y_rest, test_size=0.5, random_state=3
)

model = build(features.shape[1], labels.shape[1])
model.compile(**settings)  # expect: KER102
model.fit(
    x_train, y_train, epochs=15, batch_size=64, validation_data=(x_val, y_val), verbose=2
)

predicted = np.argmax(model.predict(x_test, verbose=0), axis=1)
print("accuracy on the test rows:", np.mean(predicted == np.argmax(y_test, axis=1)))
