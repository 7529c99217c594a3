import sys

import keras
import tensorflow as tf

from model import build_classifier  # !

folder = sys.argv[1] if len(sys.argv) > 1 else 'leaves'
train = keras.utils.image_dataset_from_directory(
    folder, validation_split=0.2, subset='training', seed=11, image_size=(96, 96))
valid = keras.utils.image_dataset_from_directory(
    folder, validation_split=0.2, subset='validation', seed=11, image_size=(96, 96))

model = build_classifier(classes=len(train.class_names))
loss_fn = keras.losses.SparseCategoricalCrossentropy()
optimizer = keras.optimizers.SGD(0.01, momentum=0.9)
seen = keras.metrics.SparseCategoricalAccuracy()

for epoch in range(15):
    seen.reset_state()
    for images, labels in train:
        with tf.GradientTape() as tape:
            probs = model(images)  # !
            loss = loss_fn(labels, probs)
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))
    for images, labels in valid:
        seen.update_state(labels, model(images, training=False))
    print(f'{epoch:3d} loss {float(loss):.3f} valid {float(seen.result()):.3f}')

model.save('leaves.keras')
