import keras
import numpy as np

rng = np.random.default_rng(31)
CENTRES = rng.normal(0, 1.5, size=(6, 20))


def draw(per_class):
    rows, labels = [], []
    for label, centre in enumerate(CENTRES):
        rows.append(rng.normal(centre, 1.0, size=(per_class, 20)))
        labels += [label] * per_class  # !
    return np.concatenate(rows), np.array(labels)  # !


x_train, y_train = draw(400)
x_test, y_test = draw(80)

for units in (16, 64):
    model = keras.Sequential([
        keras.Input((20,)),
        keras.layers.Dense(units, activation="relu"),
        keras.layers.Dense(len(CENTRES), activation="softmax"),
    ])
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    log = model.fit(x_train, y_train, epochs=15, validation_split=0.2, verbose=0)  # !
    print(units, log.history["val_accuracy"][-1])
print("test", model.evaluate(x_test, y_test, verbose=0))
