# second training (fine tuning) gives exactly no improvement, why?
import tensorflow as tf
from tensorflow.keras.applications import InceptionV3
from tensorflow.keras.applications.inception_v3 import preprocess_input
from tensorflow.keras.preprocessing.image import ImageDataGenerator
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense, GlobalAveragePooling2D, Dropout

gen = ImageDataGenerator(preprocessing_function=preprocess_input, horizontal_flip=True)
gen_val = ImageDataGenerator(preprocessing_function=preprocess_input)
train = gen.flow_from_directory('food/train', target_size=(299, 299), batch_size=16)
val = gen_val.flow_from_directory('food/val', target_size=(299, 299), batch_size=16)
print(train.num_classes)

base_model = InceptionV3(weights='imagenet', include_top=False, input_shape=(299, 299, 3))
for layer in base_model.layers:
    layer.trainable = False

model = Sequential()
model.add(base_model)
model.add(GlobalAveragePooling2D())
model.add(Dropout(0.3))
model.add(Dense(11, activation='softmax'))
model.compile(optimizer=tf.keras.optimizers.Adam(learning_rate=0.0001), loss='categorical_crossentropy', metrics=['accuracy'])
h1 = model.fit(train, validation_data=val, epochs=5)

# fine tune the last block
for layer in base_model.layers[249:]:
    layer.trainable = True  # !
print(len(model.trainable_weights))
h2 = model.fit(train, validation_data=val, epochs=10)  # !
print(h1.history['val_accuracy'], h2.history['val_accuracy'])
