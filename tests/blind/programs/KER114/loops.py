import keras
from keras import layers

(x_train, y_train), (x_test, y_test) = keras.datasets.cifar10.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0

scores = {}
for width in (16, 32, 48):
    net = keras.Sequential()
    net.add(keras.Input((32, 32, 3)))
    for power in range(3):
        net.add(layers.Conv2D(width * 2 ** power, 3, padding='same'))
        net.add(layers.BatchNormalization())
        net.add(layers.ReLU())
        net.add(layers.MaxPooling2D())
    net.add(layers.GlobalAveragePooling2D())
    net.add(layers.Dense(10, activation='elu'))  # !
    net.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])  # !
    net.fit(x_train, y_train, epochs=8, batch_size=128, validation_split=0.1, verbose=2)
    scores[width] = net.evaluate(x_test, y_test, verbose=0)[1]

for width, score in scores.items():
    print(width, round(score, 3))
