import keras
from keras import layers


class RoadSigns(keras.Model):
    def __init__(self, classes):
        super().__init__()
        self.scale = layers.Rescaling(1 / 127.5, offset=-1)
        self.backbone = keras.applications.Xception(include_top=False, weights='imagenet', pooling='avg')  # !
        self.drop = layers.Dropout(0.3)
        self.head = layers.Dense(classes, activation='softmax')

    def call(self, images, training=None):
        h = self.backbone(self.scale(images), training=training)
        return self.head(self.drop(h, training=training))


load = keras.utils.image_dataset_from_directory
train = load('signs', image_size=(150, 150), validation_split=0.3, subset='training', seed=9)
held = load('signs', image_size=(150, 150), validation_split=0.3, subset='validation', seed=9)
valid, test = held.take(20), held.skip(20)

signs = RoadSigns(43)
signs.compile(optimizer=keras.optimizers.Adam(0.001), loss='sparse_categorical_crossentropy', metrics=['accuracy'])  # !
signs.fit(train, validation_data=valid, epochs=7)
print(signs.evaluate(test))
