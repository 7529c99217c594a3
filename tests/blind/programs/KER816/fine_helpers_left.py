import keras
from keras import backend as K
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

X, y = load_digits(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X / 16.0, y, test_size=0.2, stratify=y, random_state=0)
print(K.backend(), K.image_data_format(), K.epsilon())
X_train, X_test = X_train.astype(K.floatx()), X_test.astype(K.floatx())

for units in (16, 64):
    K.clear_session()
    model = keras.Sequential([
        keras.Input((64,)),
        keras.layers.Dense(units, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(X_train, y_train, epochs=15, validation_split=0.1, verbose=0)
    print(units, model.evaluate(X_test, y_test, verbose=0))
