"""Wine cultivars from thirteen chemical measurements."""
from keras import Input, layers as L
from keras.losses import CategoricalCrossentropy as CCE
from keras.models import Model as M
from keras.optimizers import Adam
from keras.utils import to_categorical as onehot
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler as Scaler

wine = load_wine()
X_train, X_test, y_train, y_test = train_test_split(
    wine.data, wine.target, test_size=0.2, random_state=42, stratify=wine.target
)
X_train, X_val, y_train, y_val = train_test_split(
    X_train, y_train, test_size=0.2, random_state=42, stratify=y_train
)

scaler = Scaler().fit(X_train)
X_train, X_val, X_test = (scaler.transform(part) for part in (X_train, X_val, X_test))

classes = len(wine.target_names)
y_train, y_val, y_test = (onehot(part, classes) for part in (y_train, y_val, y_test))

inp = Input(shape=(13,))
h = L.Dense(16, activation="relu")(inp)
h = L.Dropout(0.2)(h)
h = L.Dense(16, activation="relu")(h)
out = L.Dense(3, activation="sigmoid")(h)

clf = M(inputs=inp, outputs=out)
clf.compile(optimizer=Adam(1e-3),
            loss=CCE(),  # expect: KER101
            metrics=["accuracy"])

clf.fit(X_train, y_train,
        validation_data=(X_val, y_val),
        epochs=50, batch_size=16, verbose=0)

loss, acc = clf.evaluate(X_test, y_test, verbose=0)
print(f"{loss=:.3f} {acc=:.3f}")
