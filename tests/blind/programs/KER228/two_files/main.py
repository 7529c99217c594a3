import keras
from data import load, read_labels  # !
from sklearn.metrics import f1_score

train, valid, test = load("xray/train"), load("xray/valid"), load("xray/test")
model = keras.Sequential(
    [
        keras.Input((128, 128, 3)),
        keras.layers.Rescaling(1 / 255),
        keras.layers.Conv2D(24, 5, strides=2, activation="relu"),
        keras.layers.Conv2D(48, 3, strides=2, activation="relu"),
        keras.layers.GlobalMaxPooling2D(),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(loss="binary_crossentropy", optimizer="rmsprop", metrics=["accuracy"])
model.fit(train, validation_data=valid, epochs=15)

y_test = read_labels(test)  # !
p_test = model.predict(test)[:, 0] > 0.5  # !
print("F1", f1_score(y_test, p_test))  # !
