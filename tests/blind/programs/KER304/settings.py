from dataclasses import dataclass
from tensorflow import keras
from tensorflow.keras import layers


@dataclass
class Config:
    size: int = 160
    classes: int = 5
    learning_rate: float = 0.002  # !
    epochs: int = 6
    freeze: bool = False  # !


cfg = Config()
shape = (cfg.size, cfg.size)
train = keras.utils.image_dataset_from_directory('flowers', validation_split=0.2, subset='training', seed=1, image_size=shape)
valid = keras.utils.image_dataset_from_directory('flowers', validation_split=0.2, subset='validation', seed=1, image_size=shape)

body = keras.applications.MobileNetV2(input_shape=shape + (3,), include_top=False, weights='imagenet', pooling='avg')  # !
body.trainable = not cfg.freeze  # !
model = keras.Sequential([
    keras.Input(shape + (3,)),
    layers.Rescaling(1 / 127.5, offset=-1),
    body,
    layers.Dense(cfg.classes, activation='softmax'),
])
optimizer = keras.optimizers.RMSprop(learning_rate=cfg.learning_rate)  # !
model.compile(optimizer=optimizer, loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(train, validation_data=valid, epochs=cfg.epochs)
print(model.evaluate(valid))
