import keras
from keras import layers


def make_backbone(size):
    return keras.applications.EfficientNetB0(include_top=False, weights='imagenet', pooling='avg', input_shape=(size, size, 3))  # !


def make_classifier(backbone, classes, lr=1e-3):  # !
    model = keras.Sequential([
        backbone,
        layers.Dropout(0.2),
        layers.Dense(classes, activation='softmax'),
    ])
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=lr),  # !
        loss='categorical_crossentropy',
        metrics=['accuracy'],
    )
    return model


def load(part, size):
    return keras.utils.image_dataset_from_directory(f'leaves/{part}', label_mode='categorical', image_size=(size, size))


if __name__ == '__main__':
    model = make_classifier(make_backbone(224), classes=12)
    stop = keras.callbacks.EarlyStopping(patience=3, restore_best_weights=True)
    model.fit(load('train', 224), validation_data=load('valid', 224), epochs=10, callbacks=[stop])
    print(model.evaluate(load('test', 224)))
