import keras
from keras import layers

load = keras.utils.image_dataset_from_directory
train = load('butterflies/train', image_size=(192, 192), batch_size=32)
valid = load('butterflies/valid', image_size=(192, 192), batch_size=32)
test = load('butterflies/test', image_size=(192, 192), batch_size=32)

backbone = keras.applications.EfficientNetB0(include_top=False, weights='imagenet', pooling='avg')
backbone.trainable = False
inp = keras.Input((192, 192, 3))
h = backbone(inp, training=False)
h = layers.Dropout(0.3)(h)
out = layers.Dense(40, activation='softmax')(h)
model = keras.Model(inp, out)
model.compile(optimizer=keras.optimizers.Adam(5e-4), loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(train, validation_data=valid, epochs=5)

backbone.trainable = True  # !
model.optimizer.learning_rate = 1e-5
model.fit(train, validation_data=valid, epochs=5)  # !
print(model.evaluate(test))
