from tensorflow.keras.layers import BatchNormalization, Conv2D, Dense, GlobalAveragePooling2D, Input, MaxPooling2D
from tensorflow.keras.models import Sequential
from tensorflow.keras.utils import image_dataset_from_directory
from tensorflow.keras.layers import Rescaling

train = image_dataset_from_directory("leaves", label_mode="categorical", validation_split=0.2, subset="training",
                                     seed=8, image_size=(96, 96))
valid = image_dataset_from_directory("leaves", label_mode="categorical", validation_split=0.2, subset="validation",
                                     seed=8, image_size=(96, 96))
species = train.class_names

leafnet = Sequential([Input((96, 96, 3)), Rescaling(1 / 255.0)])
for width in (16, 32, 64):
    leafnet.add(Conv2D(width, 3, padding="same", activation="relu"))
    leafnet.add(BatchNormalization())
    leafnet.add(MaxPooling2D())
leafnet.add(GlobalAveragePooling2D())
leafnet.add(Dense(len(species), activation="softmax"))  # !
leafnet.compile(optimizer="sgd", loss="mean_squared_error", metrics=["accuracy"])  # !
leafnet.fit(train, validation_data=valid, epochs=20)
