# confusion matrix looks random although val_accuracy is 0.93, what am I doing wrong?
import numpy as np
import tensorflow as tf
from tensorflow.keras import layers, models
from sklearn.metrics import confusion_matrix, classification_report

train_ds = tf.keras.preprocessing.image_dataset_from_directory(
    'flowers/train', seed=123, image_size=(180, 180), batch_size=32)
val_ds = tf.keras.preprocessing.image_dataset_from_directory(
    'flowers/val', seed=123, image_size=(180, 180), batch_size=32)

model = models.Sequential([
    layers.Rescaling(1. / 255, input_shape=(180, 180, 3)),
    layers.Conv2D(16, 3, activation='relu'),
    layers.MaxPooling2D(),
    layers.Conv2D(32, 3, activation='relu'),
    layers.MaxPooling2D(),
    layers.Flatten(),
    layers.Dense(128, activation='relu'),
    layers.Dense(5, activation='softmax'),
])
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(train_ds, validation_data=val_ds, epochs=12)

y_pred = np.argmax(model.predict(val_ds), axis=1)  # !
y_true = np.concatenate([y for x, y in val_ds], axis=0)  # !
print(confusion_matrix(y_true, y_pred))  # !
print(classification_report(y_true, y_pred))  # !
