from keras import datasets as ds, layers as ly, models as mo, utils as ut

((pix, lab), (pix2, lab2)) = ds.cifar10.load_data()
onehot = ut.to_categorical
lab, lab2 = onehot(lab), onehot(lab2)
scaled = pix.astype("float32") / 255
cut = 45000

mlp = mo.Sequential()
mlp.add(ly.Input(shape=(32, 32, 3)))
mlp.add(ly.Conv2D(32, 3, activation="relu"))
mlp.add(ly.AveragePooling2D())
mlp.add(ly.Conv2D(64, 3, activation="relu"))
mlp.add(ly.GlobalAveragePooling2D())
mlp.add(ly.Dense(10, activation="softmax"))
mlp.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["acc"])
mlp.fit(scaled[:cut], lab[:cut], epochs=10, batch_size=100, validation_data=(scaled[cut:], lab[cut:]))
print(mlp.evaluate(pix2, lab2))  # !
