from tensorflow.keras import Sequential as Chain, Input as Entry
from tensorflow.keras import layers as piece
from tensorflow.keras.datasets import cifar10 as pictures

(tx, ty), (vx, vy) = pictures.load_data()
tx, vx = tx / 255.0, vx / 255.0

chain = Chain([
    Entry((32, 32, 3)),
    piece.Conv2D(32, 3, activation="relu"),
    piece.MaxPool2D(),
    piece.Flatten(),
    piece.Conv2D(64, 3, activation="relu"),  # !
    piece.Dropout(0.3),
    piece.Flatten(),
    piece.Dense(10, activation="softmax"),
])
chain.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
chain.fit(tx, ty, epochs=10, batch_size=64, validation_split=0.1)
print(chain.evaluate(vx, vy))
