import keras
from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

EPOCHS = 70
BATCH = 8
COMPILE = dict(
    optimizer="adam",
    loss="sparse_categorical_crossentropy",
    metrics=["categorical_accuracy"],  # !
)

X, y = load_iris(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, stratify=y, random_state=0)
scaler = StandardScaler().fit(X_train)

model = keras.Sequential([
    keras.Input((4,)),
    keras.layers.Dense(12, activation="tanh"),
    keras.layers.Dense(3, activation="softmax"),
])
model.compile(**COMPILE)  # !
model.fit(scaler.transform(X_train), y_train, epochs=EPOCHS, batch_size=BATCH, validation_split=0.2, verbose=0)
print(model.evaluate(scaler.transform(X_test), y_test))
