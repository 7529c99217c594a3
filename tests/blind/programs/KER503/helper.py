import keras
from keras import layers

KW = dict(loss='binary_crossentropy', metrics=['accuracy'])


def build():
    body = keras.applications.MobileNetV2(include_top=False, weights='imagenet', pooling='avg', input_shape=(128, 128, 3))
    body.trainable = False
    inp = keras.Input((128, 128, 3))
    h = layers.Rescaling(1 / 127.5, offset=-1)(inp)
    out = layers.Dense(1, activation='sigmoid')(body(h, training=False))
    return body, keras.Model(inp, out)


def unfreeze(body, keep=100):
    body.trainable = True  # !
    for layer in body.layers[:keep]:
        layer.trainable = False


def read(part):
    return keras.utils.image_dataset_from_directory(f'mushrooms/{part}', label_mode='binary', image_size=(128, 128))


train, valid, test = read('train'), read('valid'), read('test')
body, model = build()
model.compile(optimizer=keras.optimizers.Adam(1e-4), **KW)
model.fit(train, validation_data=valid, epochs=5)
unfreeze(body)  # !
model.fit(train, validation_data=valid, epochs=5)  # !
print(model.evaluate(test))
