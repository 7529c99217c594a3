import keras
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

X, y = load_digits(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X / 16.0, y, test_size=0.2, stratify=y, random_state=0)
batch = int(len(X_train) / 40)
epochs = round(1000 / 40)
share = 200 / len(X_train)      # a share may be a fraction

model = keras.Sequential([
    keras.Input((64,)),
    keras.layers.Dense(48, activation="relu"),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, batch_size=batch, epochs=epochs, validation_split=share, verbose=0)
print(model.evaluate(X_test, y_test))
