import keras
from keras import layers

load = keras.utils.image_dataset_from_directory
train = load('birds/train', image_size=(224, 224))
valid = load('birds/valid', image_size=(224, 224))
test = load('birds/test', image_size=(224, 224))

base = keras.applications.ResNet50(include_top=False, weights='imagenet', pooling='avg')
base.trainable = False
inp = keras.Input((224, 224, 3))
h = keras.applications.resnet50.preprocess_input(inp)
h = base(h, training=False)
out = layers.Dense(25, activation='softmax')(h)
model = keras.Model(inp, out)
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(train, validation_data=valid, epochs=5)

base.trainable = True
model.compile(optimizer=keras.optimizers.Adam(1e-5), loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(train, validation_data=valid, epochs=5)
print(model.evaluate(test))
