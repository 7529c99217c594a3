import keras
from sklearn.metrics import accuracy_score

options = {"image_size": (96, 96), "batch_size": 64, "label_mode": "int"}
train = keras.utils.image_dataset_from_directory("leaves/train", **options)
valid = keras.utils.image_dataset_from_directory("leaves/valid", shuffle=False, **options)
test = keras.utils.image_dataset_from_directory("leaves/test", **options)

inputs = keras.Input((96, 96, 3))
x = keras.layers.Rescaling(1 / 255)(inputs)
for filters in (16, 32, 64):
    x = keras.layers.Conv2D(filters, 3, activation="relu", padding="same")(x)
    x = keras.layers.MaxPooling2D()(x)
x = keras.layers.GlobalAveragePooling2D()(x)
model = keras.Model(inputs, keras.layers.Dense(12, activation="softmax")(x))
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(train, validation_data=valid, epochs=20)

truth = []
for _, labels in test:  # !
    truth.extend(labels.numpy())  # !
scores = model.predict(test)  # !
print("test accuracy:", accuracy_score(truth, scores.argmax(axis=-1)))  # !
