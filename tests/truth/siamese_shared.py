"""Two inputs go through one shared encoder."""
import keras
import numpy as np
from keras import layers, ops


def make_encoder(embedding_dim=16):
    inputs = layers.Input((28, 28, 1))
    x = layers.BatchNormalization()(inputs)
    x = layers.Conv2D(4, (5, 5), activation="tanh")(x)
    x = layers.AveragePooling2D(pool_size=(2, 2))(x)
    x = layers.Conv2D(16, (5, 5), activation="tanh")(x)
    x = layers.AveragePooling2D(pool_size=(2, 2))(x)
    x = layers.Flatten()(x)
    x = layers.BatchNormalization()(x)
    return keras.Model(inputs, layers.Dense(embedding_dim, activation="tanh")(x), name="encoder")


def euclidean_distance(vects):
    a, b = vects
    sum_square = ops.sum(ops.square(a - b), axis=1, keepdims=True)
    return ops.sqrt(ops.maximum(sum_square, keras.backend.epsilon()))


def contrastive(margin=1.0):
    def contrastive_loss(y_true, y_pred):
        near = ops.square(y_pred)
        far = ops.square(ops.maximum(margin - y_pred, 0.0))
        return ops.mean((1.0 - y_true) * near + y_true * far)

    return contrastive_loss


encoder = make_encoder()
left = layers.Input((28, 28, 1))
right = layers.Input((28, 28, 1))
merged = layers.Lambda(euclidean_distance, output_shape=(1,))([encoder(left), encoder(right)])
normal = layers.BatchNormalization()(merged)
out = layers.Dense(1, activation="sigmoid")(normal)
siamese = keras.Model(inputs=[left, right], outputs=out)

siamese.compile(loss=contrastive(margin=1), optimizer="RMSprop", metrics=["accuracy"])

pairs = np.random.rand(120, 2, 28, 28, 1).astype("float32")
same = np.random.randint(0, 2, 120).astype("float32")
siamese.fit(
    [pairs[:96, 0], pairs[:96, 1]],
    same[:96],
    validation_data=([pairs[96:, 0], pairs[96:, 1]], same[96:]),
    batch_size=16,
    epochs=1,
)
