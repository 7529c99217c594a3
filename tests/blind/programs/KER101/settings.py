import argparse

from keras.datasets import fashion_mnist
from keras.layers import Conv2D, Dense, Flatten, Input, MaxPooling2D
from keras.models import Sequential
from keras.utils import to_categorical

parser = argparse.ArgumentParser(description="Clothes")
parser.add_argument("--epochs", type=int, default=12)
parser.add_argument("--filters", type=int, default=32)
parser.add_argument("--classes", type=int, default=10)
args = parser.parse_args()

(images, articles), (test_images, test_articles) = fashion_mnist.load_data()
images = images[..., None].astype("float32") / 255.0
test_images = test_images[..., None].astype("float32") / 255.0
articles = to_categorical(articles, args.classes)
test_articles = to_categorical(test_articles, args.classes)

clothes = Sequential()
clothes.add(Input((28, 28, 1)))
clothes.add(Conv2D(args.filters, (3, 3), activation="relu"))
clothes.add(MaxPooling2D())
clothes.add(Flatten())
clothes.add(Dense(64, activation="relu"))
clothes.add(Dense(args.classes, activation="sigmoid"))  # !
clothes.compile(loss="categorical_crossentropy", optimizer="rmsprop", metrics=["accuracy"])  # !
clothes.fit(images, articles, batch_size=128, epochs=args.epochs, validation_split=0.1)
print("test:", clothes.evaluate(test_images, test_articles))
