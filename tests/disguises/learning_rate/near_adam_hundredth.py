"""A learning rate of 0.01 is brisk for Adam, but common and fine here."""
import keras
import numpy as np
from keras import layers

LEARNING_RATE = 0.01
NUM_NODES, NUM_FEATURES, NUM_CLASSES = 1200, 40, 7

rng = np.random.default_rng(17)
features = rng.binomial(1, 0.1, size=(NUM_NODES, NUM_FEATURES)).astype("float32")
labels = (features[:, :NUM_CLASSES] + 0.1 * rng.random((NUM_NODES, NUM_CLASSES))).argmax(axis=1)


def create_ffn(hidden_units, dropout_rate, name=None):
    block = []
    for units in hidden_units:
        block.append(layers.BatchNormalization())
        block.append(layers.Dropout(dropout_rate))
        block.append(layers.Dense(units, activation="gelu"))
    return keras.Sequential(block, name=name)


def run_experiment(model, x_train, y_train):
    model.compile(
        optimizer=keras.optimizers.Adam(LEARNING_RATE),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        metrics=[keras.metrics.SparseCategoricalAccuracy(name="acc")],
    )
    early_stopping = keras.callbacks.EarlyStopping(
        monitor="val_acc", patience=10, restore_best_weights=True, mode="max"
    )
    return model.fit(
        x_train,
        y_train,
        epochs=30,
        batch_size=256,
        validation_split=0.15,
        callbacks=[early_stopping],
        verbose=0,
    )


inputs = layers.Input((NUM_FEATURES,))
x = create_ffn([32, 32], 0.3, name="ffn1")(inputs)
logits = layers.Dense(NUM_CLASSES, name="logits")(x)
baseline = keras.Model(inputs, logits)

history = run_experiment(baseline, features[:1000], labels[:1000])
_, accuracy = baseline.evaluate(features[1000:], labels[1000:], verbose=0)
print(f"Test accuracy: {accuracy:.2%}")
