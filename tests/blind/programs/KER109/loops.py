import tensorflow as tf

train = tf.keras.utils.image_dataset_from_directory("dogs/train", image_size=(96, 96), label_mode="int")
val = tf.keras.utils.image_dataset_from_directory("dogs/val", image_size=(96, 96), label_mode="int")
x = inp = tf.keras.Input((96, 96, 3))
x = tf.keras.layers.Rescaling(1 / 255)(x)
for f in [16, 32, 64]:
    x = tf.keras.layers.Conv2D(f, 3, activation="relu", padding="same")(x)
    x = tf.keras.layers.MaxPool2D()(x)
x = tf.keras.layers.GlobalAveragePooling2D()(x)
dogs = tf.keras.Model(inp, tf.keras.layers.Dense(120, activation="softmax")(x))
dogs.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])  # !
dogs.fit(train, validation_data=val, epochs=25)  # !
