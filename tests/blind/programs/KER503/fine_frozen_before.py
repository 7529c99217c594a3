import keras
from keras import layers

load = keras.utils.image_dataset_from_directory
train = load('butterflies/train', image_size=(192, 192))
valid = load('butterflies/valid', image_size=(192, 192))
test = load('butterflies/test', image_size=(192, 192))

backbone = keras.applications.EfficientNetB0(include_top=False, weights='imagenet', pooling='avg')
for layer in backbone.layers:
    layer.trainable = False
inp = keras.Input((192, 192, 3))
h = backbone(inp, training=False)
out = layers.Dense(40, activation='softmax')(h)
model = keras.Model(inp, out)
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(train, validation_data=valid, epochs=5)
print(model.evaluate(test))
backbone.trainable = True
model.save('butterflies.keras')
