import keras
from keras import layers


class ClothesClassifier:
    def __init__(self, filters=32):
        self.model = keras.Sequential([
            keras.Input((28, 28, 1)),
            layers.Conv2D(filters, 3, activation='relu'),
            layers.MaxPooling2D(),
            layers.Conv2D(2 * filters, 3, activation='relu'),
            layers.GlobalAveragePooling2D(),
            layers.Dense(10, activation='softmax'),
        ])
        self.model.compile('adam', 'sparse_categorical_crossentropy', metrics=['accuracy'])

    def train(self, x, y, epochs=20):
        self.history = self.model.fit(x, y, epochs=epochs, batch_size=128)  # !
        return self.history.history['accuracy'][-1]


(x_train, y_train), _ = keras.datasets.fashion_mnist.load_data()
clf = ClothesClassifier()
final = clf.train(x_train[..., None] / 255.0, y_train)
print(f'accuracy {final:.3f}')
clf.model.save('clothes.keras')
