from tensorflow import keras

from nets import small_cnn

(x_train, y_train), (x_test, y_test) = keras.datasets.cifar100.load_data(label_mode="fine")
x_train = x_train.astype("float32") / 255
x_test = x_test.astype("float32") / 255

model = small_cnn(32, 3)  # !
model.compile(
    optimizer=keras.optimizers.Adam(1e-3),
    loss=keras.losses.SparseCategoricalCrossentropy(),
    metrics=["accuracy"],
)
model.fit(x_train, y_train, epochs=20, batch_size=128, validation_split=0.1)
loss, acc = model.evaluate(x_test, y_test)
print(f"cifar100 accuracy {acc:.3f}")
