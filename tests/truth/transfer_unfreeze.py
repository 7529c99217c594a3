"""Feature extraction, then fine-tuning of the last layers, with weights of none so that it runs anywhere."""
from keras import Input, Model, applications, layers, optimizers
import numpy as np

base = applications.VGG16(include_top=False, weights=None, input_shape=(48, 48, 3))
base.trainable = False

inputs = Input(shape=(48, 48, 3))
x = applications.vgg16.preprocess_input(inputs)
x = base(x, training=False)
x = layers.GlobalAveragePooling2D()(x)
x = layers.Dense(16, activation="relu")(x)
outputs = layers.Dense(1, activation="sigmoid")(x)
model = Model(inputs, outputs)
model.compile(loss="binary_crossentropy", optimizer=optimizers.RMSprop(learning_rate=2e-5), metrics=["accuracy"])

x_train = np.random.uniform(0, 255, (16, 48, 48, 3))
y_train = np.random.randint(0, 2, 16)
model.fit(x_train, y_train, epochs=1, batch_size=8)

base.trainable = True
for layer in base.layers[:-4]:
    layer.trainable = False
model.compile(loss="binary_crossentropy", optimizer=optimizers.RMSprop(learning_rate=1e-5), metrics=["accuracy"])
model.fit(x_train, y_train, epochs=2, batch_size=8, validation_data=(x_train, y_train))
