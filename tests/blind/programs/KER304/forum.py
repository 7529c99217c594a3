# VGG16 fine tuning on xray images gets stuck at 50%, training from scratch is better?!
import numpy as np
from tensorflow.keras.applications.vgg16 import VGG16, preprocess_input
from tensorflow.keras.preprocessing.image import ImageDataGenerator
from tensorflow.keras.models import Model
from tensorflow.keras.layers import Dense, Flatten, Dropout
from tensorflow.keras.optimizers import Adam

train_gen = ImageDataGenerator(preprocessing_function=preprocess_input, horizontal_flip=True)
test_gen = ImageDataGenerator(preprocessing_function=preprocess_input)
train_data = train_gen.flow_from_directory('xray/train', target_size=(224, 224), batch_size=32, class_mode='binary')
val_data = test_gen.flow_from_directory('xray/val', target_size=(224, 224), batch_size=32, class_mode='binary')
print(train_data.class_indices)

vgg = VGG16(weights='imagenet', include_top=False, input_shape=(224, 224, 3))  # !
x = Flatten()(vgg.output)
x = Dense(128, activation='relu')(x)
x = Dropout(0.5)(x)
prediction = Dense(1, activation='sigmoid')(x)
model = Model(inputs=vgg.input, outputs=prediction)
model.summary()

model.compile(loss='binary_crossentropy', optimizer=Adam(learning_rate=0.001), metrics=['accuracy'])  # !
r = model.fit(train_data, validation_data=val_data, epochs=10)
print(max(r.history['val_accuracy']))
