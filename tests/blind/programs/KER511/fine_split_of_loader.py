import keras

both = dict(directory="flowers", validation_split=0.2, seed=1, image_size=(32, 32))
a = keras.utils.image_dataset_from_directory(subset="training", **both)
b = keras.utils.image_dataset_from_directory(subset="validation", **both)
m = keras.Sequential([keras.Input((32, 32, 3)), keras.layers.Rescaling(1 / 255), keras.layers.Flatten(), keras.layers.Dense(5, activation="softmax")])
m.compile("adam", "sparse_categorical_crossentropy")
m.fit(a, validation_data=b, epochs=10)
