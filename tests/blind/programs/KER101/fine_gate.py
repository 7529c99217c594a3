"""A sigmoid gate inside, a softmax at the end."""
import keras
from keras import layers
from keras.datasets import cifar10

(pictures, things), (held_pictures, held_things) = cifar10.load_data()
things = keras.utils.to_categorical(things)
held_things = keras.utils.to_categorical(held_things)

inputs = keras.Input((32, 32, 3))
x = layers.Rescaling(1 / 255)(inputs)
x = layers.Conv2D(32, 3, padding="same", activation="relu")(x)
squeeze = layers.GlobalAveragePooling2D()(x)
gate = layers.Dense(32, activation="sigmoid")(squeeze)
x = layers.Multiply()([x, layers.Reshape((1, 1, 32))(gate)])
x = layers.GlobalMaxPooling2D()(x)
outputs = layers.Dense(10, activation="softmax")(x)
squeezer = keras.Model(inputs, outputs)
squeezer.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
squeezer.fit(pictures, things, epochs=15, validation_data=(held_pictures, held_things))
