"""Object type and bounding box from one small backbone."""
import numpy as np
import tensorflow.keras as K
from tensorflow.keras import layers as L

N, SIZE, N_TYPES = 600, 32, 5

rng = np.random.default_rng(5)
images = rng.random((N, SIZE, SIZE, 3), dtype="float32")
kinds = K.utils.to_categorical(rng.integers(0, N_TYPES, N), N_TYPES)
boxes = rng.random((N, 4), dtype="float32")

inp = K.Input((SIZE, SIZE, 3))
x = inp
for filters in (16, 32, 64):
    x = L.Conv2D(filters, 3, padding="same", use_bias=False)(x)
    x = L.BatchNormalization()(x)
    x = L.ReLU()(x)
    x = L.MaxPool2D()(x)
features = L.GlobalAveragePooling2D()(x)
features = L.Dropout(0.3)(features)

type_head = L.Dense(N_TYPES, activation="softmax", name="type")(features)
box_head = L.Dense(4, name="box")(features)

detector = K.Model(inp, [type_head, box_head], name="detector")
detector.compile(
    optimizer=K.optimizers.SGD(learning_rate=0.01, momentum=0.9),
    loss=["categorical_crossentropy", "mse"],
    loss_weights=[1.0, 5.0],
    metrics=[["accuracy"], ["mae"]],
)
detector.fit(
    images,
    [kinds, boxes],
    batch_size=32,
    epochs=3,
    validation_split=0.2,
)
detector.save("detector.keras")
