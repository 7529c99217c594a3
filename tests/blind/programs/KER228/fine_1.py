# labels and predictions out of one loop, so the order does not matter
import keras
import numpy as np
from keras import layers
from sklearn.metrics import confusion_matrix

train = keras.utils.image_dataset_from_directory('rocks', validation_split=0.3, subset='training', seed=2, image_size=(96, 96))
valid = keras.utils.image_dataset_from_directory('rocks', validation_split=0.3, subset='validation', seed=2, image_size=(96, 96))
count = len(train.class_names)

model = keras.Sequential([
    keras.Input((96, 96, 3)), layers.Rescaling(1 / 255),
    layers.Conv2D(32, 5, strides=2, activation='relu'), layers.Conv2D(64, 3, activation='relu'),
    layers.GlobalAveragePooling2D(), layers.Dense(count, activation='softmax'),
])
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(train, validation_data=valid, epochs=12)

truth, guess = [], []
for images, labels in valid:
    truth.extend(labels.numpy())
    guess.extend(np.argmax(model.predict_on_batch(images), axis=1))
print(confusion_matrix(truth, guess))
