import tensorflow as tf
from tensorflow.keras import layers

flowers = tf.keras.utils.image_dataset_from_directory("flowers", image_size=(64, 64))
i = layers.Input((64, 64, 3))
h = layers.Rescaling(1 / 255)(i)
h = layers.Conv2D(16, 3, activation="relu")(h)
m = tf.keras.Model(i, layers.Dense(5, activation="softmax")(layers.GlobalAveragePooling2D()(h)))
m.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
m.fit(flowers, epochs=15, validation_split=0.2)  # !
