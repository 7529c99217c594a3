import keras
from keras import layers

MEASURES = ['accuracy', 'sparse_top_k_categorical_accuracy']


def setup(model, loss, metrics):
    optimizer = keras.optimizers.SGD(0.05, momentum=0.9)
    model.compile(optimizer, loss, metrics)  # !
    return model


def convnet(classes):
    return keras.Sequential([
        keras.Input((32, 32, 3)),
        layers.Conv2D(32, 3, activation='relu'),
        layers.MaxPooling2D(),
        layers.Conv2D(64, 3, activation='relu'),
        layers.GlobalAveragePooling2D(),
        layers.Dense(classes, activation='softmax'),
    ])


(xa, ya), (xb, yb) = keras.datasets.cifar100.load_data()
xa, xb = xa / 255.0, xb / 255.0
net = setup(convnet(100), 'sparse_categorical_crossentropy', MEASURES)  # !
net.fit(xa, ya, epochs=9, batch_size=64, validation_split=0.1)
print(net.evaluate(xb, yb))
