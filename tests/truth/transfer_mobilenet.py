"""Two stages: frozen base, then a few unfrozen layers with a small rate."""
import numpy as np
import tensorflow as tf

IMG_SHAPE = (64, 64, 3)
WEIGHTS = None  # "imagenet" in the real run
CLASSES = 5

images = np.random.randint(0, 256, size=(32,) + IMG_SHAPE).astype("float32")
labels = tf.one_hot(np.random.randint(0, CLASSES, 32), CLASSES).numpy()

base_model = tf.keras.applications.MobileNetV2(
    input_shape=IMG_SHAPE, alpha=0.35, include_top=False, weights=WEIGHTS
)
base_model.trainable = False

inputs = tf.keras.Input(shape=IMG_SHAPE)
x = tf.keras.layers.RandomFlip("horizontal")(inputs)
x = tf.keras.applications.mobilenet_v2.preprocess_input(x)
x = base_model(x, training=False)
x = tf.keras.layers.GlobalAveragePooling2D()(x)
x = tf.keras.layers.Dropout(0.2)(x)
outputs = tf.keras.layers.Dense(CLASSES, activation="softmax")(x)
model = tf.keras.Model(inputs, outputs)

model.compile(
    optimizer=tf.keras.optimizers.Adam(1e-3),
    loss=tf.keras.losses.CategoricalCrossentropy(label_smoothing=0.1),
    metrics=["accuracy"],
)
model.fit(images, labels, epochs=1, batch_size=16, validation_split=0.25, verbose=0)

base_model.trainable = True
fine_tune_at = 100
for layer in base_model.layers[:fine_tune_at]:
    layer.trainable = False

model.compile(
    optimizer=tf.keras.optimizers.RMSprop(learning_rate=1e-5),
    loss=tf.keras.losses.CategoricalCrossentropy(),
    metrics=["accuracy"],
)
model.fit(
    images, labels, epochs=2, initial_epoch=1, batch_size=16, validation_split=0.25, verbose=0
)
print(len(model.trainable_variables))
