from tensorflow import keras
from tensorflow.keras import layers
import numpy as np
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.metrics import classification_report, confusion_matrix

IMG = (128, 128)
train_ds = keras.preprocessing.image_dataset_from_directory(
    'flowers', validation_split=0.2, subset='training', seed=123, image_size=IMG, label_mode='categorical')
val_ds = keras.preprocessing.image_dataset_from_directory(
    'flowers', validation_split=0.2, subset='validation', seed=123, image_size=IMG, label_mode='categorical')
names = train_ds.class_names

model = keras.Sequential([
    layers.Input(IMG + (3,)),
    layers.Rescaling(1./255),
    layers.Conv2D(32, 3, activation='relu'),
    layers.MaxPooling2D(),
    layers.Conv2D(64, 3, activation='relu'),
    layers.MaxPooling2D(),
    layers.Flatten(),
    layers.Dense(64, activation='relu'),
    layers.Dense(len(names), activation='softmax'),
])
model.compile('adam', 'categorical_crossentropy', metrics=['accuracy'])
model.fit(train_ds, validation_data=val_ds, epochs=10)

labels = []
for _, y in val_ds:
    labels.extend(np.argmax(y.numpy(), axis=-1))
preds = model.predict(val_ds).argmax(axis=-1)  # !

print(classification_report(labels, preds, target_names=names))
sns.heatmap(confusion_matrix(labels, preds), annot=True)
plt.show()
