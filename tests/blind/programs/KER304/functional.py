import keras
from keras import layers

SIZE = (224, 224)
train = keras.utils.image_dataset_from_directory('birds/train', image_size=SIZE, batch_size=16, label_mode='int')
valid = keras.utils.image_dataset_from_directory('birds/valid', image_size=SIZE, batch_size=16, label_mode='int')
test = keras.utils.image_dataset_from_directory('birds/test', image_size=SIZE, batch_size=16, label_mode='int')

base = keras.applications.ResNet50(include_top=False, weights='imagenet', input_shape=SIZE + (3,))  # !
inp = keras.Input(SIZE + (3,))
h = keras.applications.resnet50.preprocess_input(inp)
h = base(h)
h = layers.GlobalAveragePooling2D()(h)
h = layers.Dropout(0.3)(h)
out = layers.Dense(25, activation='softmax')(h)
model = keras.Model(inp, out)

model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])  # !
model.fit(train, validation_data=valid, epochs=8)
print(model.evaluate(test))
