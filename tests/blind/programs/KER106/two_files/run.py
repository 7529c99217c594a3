import keras
from keras import layers

from config import EPOCHS, IMAGE, LEARNING_RATE, LOSS  # !

train = keras.utils.image_dataset_from_directory("roofs/train", image_size=IMAGE, label_mode="binary")
val = keras.utils.image_dataset_from_directory("roofs/val", image_size=IMAGE, label_mode="binary")

base = keras.applications.MobileNetV2(include_top=False, weights="imagenet", input_shape=IMAGE + (3,), pooling="avg")
base.trainable = False
inputs = keras.Input(IMAGE + (3,))
x = keras.applications.mobilenet_v2.preprocess_input(inputs)
x = base(x, training=False)
x = layers.Dropout(0.2)(x)
solar = layers.Dense(1, activation="sigmoid")(x)  # !
roofs = keras.Model(inputs, solar)
roofs.compile(keras.optimizers.Adam(LEARNING_RATE), loss=LOSS, metrics=["binary_accuracy"])  # !
roofs.fit(train, validation_data=val, epochs=EPOCHS)
