"""A small ResNet written with the functional API."""
import keras
import numpy as np
from keras import layers


def conv_bn(x, filters, stride=1, kernel=3, activation="relu"):
    x = layers.Conv2D(
        filters,
        kernel,
        strides=stride,
        padding="same",
        use_bias=False,
        kernel_regularizer=keras.regularizers.L2(1e-4),
    )(x)
    x = layers.BatchNormalization()(x)
    if activation is not None:
        x = layers.Activation(activation)(x)
    return x


def residual_block(x, filters, stride=1):
    shortcut = x
    y = conv_bn(x, filters, stride)
    y = conv_bn(y, filters, activation=None)
    if stride != 1 or shortcut.shape[-1] != filters:
        shortcut = conv_bn(shortcut, filters, stride, kernel=1, activation=None)
    y = layers.add([shortcut, y])
    return layers.Activation("relu")(y)


def resnet(input_shape, blocks=(2, 2, 2), filters=16, num_classes=10):
    inputs = keras.Input(shape=input_shape)
    x = conv_bn(inputs, filters)
    for stage, n_blocks in enumerate(blocks):
        for block in range(n_blocks):
            stride = 2 if stage > 0 and block == 0 else 1
            x = residual_block(x, filters * 2**stage, stride)
    x = layers.GlobalAveragePooling2D()(x)
    outputs = layers.Dense(num_classes, activation="softmax")(x)
    return keras.Model(inputs, outputs, name=f"resnet{2 * sum(blocks) + 2}")


model = resnet((32, 32, 3), blocks=(1, 1, 1))
model.compile(
    optimizer=keras.optimizers.SGD(0.1, momentum=0.9),
    loss=keras.losses.SparseCategoricalCrossentropy(),
    metrics=["accuracy"],
)

images = np.random.rand(64, 32, 32, 3).astype("float32")
labels = np.random.randint(0, 10, size=(64, 1))
model.fit(images, labels, batch_size=16, epochs=1, validation_data=(images[:8], labels[:8]))
print(model.name, model.count_params())
