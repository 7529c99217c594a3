import keras

train = keras.utils.image_dataset_from_directory("cars/train", image_size=(224, 224))
val = keras.utils.image_dataset_from_directory("cars/val", image_size=(224, 224))
base = keras.applications.EfficientNetB0(include_top=False, pooling="avg")
base.trainable = False
i = keras.Input((224, 224, 3))
m = keras.Model(i, keras.layers.Dense(12, activation="softmax")(base(i, training=False)))
m.compile("adam", "sparse_categorical_crossentropy")
m.fit(train, validation_data=val, epochs=10)
