"""Use the first blocks of VGG16 as feature extractor."""
import numpy as np
from keras.applications import VGG16
from keras.layers import BatchNormalization, Dense, Dropout, Flatten, GlobalAveragePooling2D
from keras.models import Model, Sequential
from keras.optimizers import Adam

vgg = VGG16(weights=None, include_top=False, input_shape=(48, 48, 3))
for layer in vgg.layers:
    layer.trainable = layer.name.startswith("block3")

features = vgg.get_layer("block3_pool").output
x = GlobalAveragePooling2D()(features)
x = Dense(32, activation="relu")(x)
x = BatchNormalization()(x)
predictions = Dense(7, activation="softmax")(x)
emotion = Model(inputs=vgg.input, outputs=predictions, name="emotion")

emotion.compile(
    optimizer=Adam(learning_rate=1e-4), loss="categorical_crossentropy", metrics=["accuracy"]
)
faces = np.random.rand(16, 48, 48, 3).astype("float32")
targets = np.eye(7)[np.random.randint(0, 7, 16)]
emotion.fit(faces, targets, batch_size=8, epochs=1, validation_data=(faces[:4], targets[:4]), verbose=0)

# bottleneck features once, then a small network on top
bottleneck = Model(vgg.input, vgg.get_layer("block2_pool").output)
codes = bottleneck.predict(faces, verbose=0)

top = Sequential()
top.add(Flatten(input_shape=codes.shape[1:]))
top.add(Dense(16, activation="relu"))
top.add(Dropout(0.5))
top.add(Dense(1, activation="sigmoid"))
top.compile(optimizer="rmsprop", loss="binary_crossentropy", metrics=["accuracy"])
top.fit(codes, np.random.randint(0, 2, 16), epochs=2, batch_size=8, validation_split=0.25, verbose=0)
