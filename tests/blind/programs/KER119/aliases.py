import tensorflow.keras as tfk
from tensorflow.keras import layers as tfkl, metrics as tfkm
from tensorflow.keras.losses import SparseCategoricalCrossentropy as SCE

data = tfk.datasets.cifar100
(tr_x, tr_y), (te_x, te_y) = data.load_data()
tr_x, te_x = tr_x / 255.0, te_x / 255.0

top5 = tfkm.TopKCategoricalAccuracy(k=5, name="top5")  # !
cnn = tfk.models.Sequential()
cnn.add(tfk.Input((32, 32, 3)))
cnn.add(tfkl.Conv2D(64, 3, activation="relu"))
cnn.add(tfkl.MaxPool2D())
cnn.add(tfkl.Conv2D(128, 3, activation="relu"))
cnn.add(tfkl.GlobalAveragePooling2D())
cnn.add(tfkl.Dense(100))
cnn.compile("adam", SCE(from_logits=True), metrics=["accuracy", top5])  # !
cnn.fit(tr_x, tr_y, epochs=15, batch_size=128, validation_split=0.1)
print(cnn.evaluate(te_x, te_y))
