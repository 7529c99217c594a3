"""Networks of keras.applications as they are: trained from nothing, and cut in the middle."""
import keras
import numpy as np
from keras import layers

x = np.random.rand(4, 64, 64, 3).astype("float32")
y = np.random.randint(0, 7, 4)

mobile = keras.applications.MobileNetV2(input_shape=(64, 64, 3), weights=None, classes=7)
mobile.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
mobile.fit(x, y, epochs=1)

logits = keras.applications.EfficientNetB0(
    include_top=True, weights=None, input_shape=(64, 64, 3), classes=7, classifier_activation=None
)
logits.compile(
    optimizer=keras.optimizers.Adam(1e-3), loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True)
)
logits.fit(x, y, epochs=1)

convolutional = keras.applications.MobileNet(input_shape=(64, 64, 3), weights=None, classes=7)
convolutional.compile(optimizer="sgd", loss="sparse_categorical_crossentropy")
convolutional.fit(x, y, epochs=1)

inputs = keras.Input((64, 64, 3))
wrapped = keras.Model(
    inputs, keras.applications.MobileNetV2(weights=None, input_shape=(64, 64, 3), classes=7)(inputs / 127.5 - 1)
)
wrapped.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
wrapped.fit(x, y, epochs=1)

base = keras.applications.MobileNetV2(input_shape=(64, 64, 3), weights=None, include_top=False)
features = base.get_layer("block_6_expand_relu").output
outputs = layers.Dense(7, activation="softmax")(layers.GlobalAveragePooling2D()(features))
cut = keras.Model(base.input, outputs)
cut.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
cut.fit(x, y, epochs=1)
