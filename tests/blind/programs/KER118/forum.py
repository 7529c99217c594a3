# Cats vs dogs tutorial, is my val accuracy computed right?
import tensorflow as tf
from tensorflow.keras.preprocessing import image_dataset_from_directory
from tensorflow.keras import layers, models

IMG = (160, 160)
train_ds = image_dataset_from_directory('pets/train', batch_size=32, image_size=IMG)
val_ds = image_dataset_from_directory('pets/validation', batch_size=32, image_size=IMG)
print(train_ds.class_names)

base = tf.keras.applications.MobileNetV2(input_shape=IMG + (3,), include_top=False, weights='imagenet')
base.trainable = False
base.summary()

inputs = tf.keras.Input(shape=IMG + (3,))
x = layers.Rescaling(1. / 127.5, offset=-1)(inputs)
x = base(x, training=False)
x = layers.GlobalAveragePooling2D()(x)
x = layers.Dropout(0.2)(x)
outputs = layers.Dense(1)(x)
model = tf.keras.Model(inputs, outputs)

model.compile(optimizer=tf.keras.optimizers.Adam(learning_rate=0.0001),
              loss=tf.keras.losses.BinaryCrossentropy(from_logits=True),
              metrics=['acc'])  # !
hist = model.fit(train_ds, epochs=10, validation_data=val_ds)
print(hist.history['val_acc'])
