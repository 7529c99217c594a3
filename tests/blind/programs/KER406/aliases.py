import tensorflow as t
K = t.keras
from tensorflow.keras.layers import SpatialDropout2D as Drop, Conv2D as C, Dense as D

(a, b), (p, q) = K.datasets.cifar10.load_data()
a, p = a / 255.0, p / 255.0

S = K.models.Sequential([
    K.Input((32, 32, 3)),
    C(32, 3, activation="relu", padding="same"),
    Drop(rate=0.9),  # !
    C(64, 3, activation="relu", padding="same"),
    K.layers.GlobalAveragePooling2D(),
    D(10, activation="softmax"),
])
S.compile(optimizer=K.optimizers.Adam(), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
S.fit(a, b, epochs=10, batch_size=128, validation_split=0.1)
print(S.evaluate(p, q))
