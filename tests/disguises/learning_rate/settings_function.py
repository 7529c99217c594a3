"""Wine quality classes; everything compile needs sits in one dictionary."""
import keras
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler


def split(x, y, seed):
    x_train, x_rest, y_train, y_rest = train_test_split(
        x, y, test_size=0.4, random_state=seed, stratify=y
    )
    x_val, x_test, y_val, y_test = train_test_split(
        x_rest, y_rest, test_size=0.5, random_state=seed, stratify=y_rest
    )
    return (x_train, y_train), (x_val, y_val), (x_test, y_test)


def compile_settings(step, jit=False):
    return {
        "optimizer": keras.optimizers.AdamW(learning_rate=step, weight_decay=1e-4),  # expect: KER301
        "loss": "sparse_categorical_crossentropy",
        "metrics": ["accuracy"],
        "jit_compile": jit,
    }


def network(n_inputs, n_classes):
    inputs = keras.Input((n_inputs,))
    x = inputs
    for units in (24, 12):
        x = keras.layers.Dense(units, activation="relu")(x)
    x = keras.layers.Dropout(0.1)(x)
    return keras.Model(inputs, keras.layers.Dense(n_classes, activation="softmax")(x))


wine = load_wine()
train, val, test = split(wine.data, wine.target, seed=10)
scaler = MinMaxScaler().fit(train[0])
train, val, test = [(scaler.transform(x), y) for x, y in (train, val, test)]

model = network(13, 3)
settings = compile_settings(step=1.0)
model.compile(**settings)

model.fit(train[0], train[1], epochs=40, batch_size=16, validation_data=val, verbose=2)
print(model.evaluate(test[0], test[1], return_dict=True))
