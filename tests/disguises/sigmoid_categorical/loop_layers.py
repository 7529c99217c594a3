"""MNIST with a stack of dense layers described by a table."""
from tensorflow.keras.datasets import mnist
from tensorflow.keras.layers import BatchNormalization, Dense, Flatten, Input
from tensorflow.keras.models import Sequential
from tensorflow.keras.utils import to_categorical

N_CLASSES = 10
LABEL_MODE = "categorical"
EPOCHS = 10

# units, activation
STACK = [
    (256, "relu"),
    (128, "relu"),
    (N_CLASSES, "sigmoid"),
]

(x_train, y_train), (x_test, y_test) = mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0
y_train = to_categorical(y_train, N_CLASSES)
y_test = to_categorical(y_test, N_CLASSES)

model = Sequential()
model.add(Input(shape=(28, 28)))
model.add(Flatten())
last = len(STACK) - 1
for position, (units, activation) in enumerate(STACK):
    model.add(Dense(units, activation=activation, name=f"dense_{position}"))
    if position != last:
        model.add(BatchNormalization())

print(f"{len(model.layers)} layers, {model.count_params():,} parameters")

model.compile(
    optimizer="rmsprop",
    loss=f"{LABEL_MODE}_crossentropy",  # expect: KER101
    metrics=["accuracy"],
)

model.fit(
    x_train,
    y_train,
    epochs=EPOCHS,
    batch_size=128,
    validation_split=0.1,
)
score = model.evaluate(x_test, y_test, verbose=0)
print("Test loss:", score[0])
print("Test accuracy:", score[1])
