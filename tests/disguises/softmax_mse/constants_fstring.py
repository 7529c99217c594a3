import keras
from keras import layers

# ---------------------------------------------------------------- settings
SEED = 1234
IMAGE_SIZE = 28
CLASS_NAMES = [
    "t-shirt", "trouser", "pullover", "dress", "coat",
    "sandal", "shirt", "sneaker", "bag", "ankle boot",
]
HIDDEN_UNITS = (256, 128)
DROPOUT = 0.3
HEAD_ACTIVATION = "softmax"
ERROR_KIND = "squared"
LOSS_NAME = f"mean_{ERROR_KIND}_error"
BATCH_SIZE = 128
EPOCHS = 15

keras.utils.set_random_seed(SEED)

# -------------------------------------------------------------------- data
(x_train, y_train), (x_test, y_test) = keras.datasets.fashion_mnist.load_data()
x_train = x_train.astype("float32") / 255.0
x_test = x_test.astype("float32") / 255.0

num_classes = len(CLASS_NAMES)
y_train = keras.utils.to_categorical(y_train, num_classes)
y_test = keras.utils.to_categorical(y_test, num_classes)

x_train, x_val = x_train[:-10000], x_train[-10000:]
y_train, y_val = y_train[:-10000], y_train[-10000:]

# ------------------------------------------------------------------- model
model = keras.Sequential(name="fashion_mlp")
model.add(keras.Input(shape=(IMAGE_SIZE, IMAGE_SIZE)))
model.add(layers.Flatten())
for i, units in enumerate(HIDDEN_UNITS, start=1):
    model.add(layers.Dense(units, activation="relu", name=f"hidden_{i}"))
    model.add(layers.Dropout(DROPOUT, name=f"drop_{i}"))
model.add(layers.Dense(num_classes, name="scores"))
model.add(layers.Activation(HEAD_ACTIVATION, name=HEAD_ACTIVATION))

optimizer = keras.optimizers.SGD(learning_rate=0.05, momentum=0.9)
model.compile(loss=LOSS_NAME, optimizer=optimizer, metrics=["accuracy"])  # expect: KER102

model.fit(
    x_train,
    y_train,
    batch_size=BATCH_SIZE,
    epochs=EPOCHS,
    validation_data=(x_val, y_val),
)
print(model.evaluate(x_test, y_test, return_dict=True))
