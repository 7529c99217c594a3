from tensorflow import data as tfd, keras as K

D = tfd.Dataset
(a, b), (c, d) = K.datasets.fashion_mnist.load_data()
first = D.zip((D.from_tensor_slices(a / 255.0), D.from_tensor_slices(b)))
n = K.Sequential([K.Input((28, 28)), K.layers.Flatten(), K.layers.Dense(64, "relu"), K.layers.Dense(10, "softmax")])
n.compile("adam", "sparse_categorical_crossentropy")
n.fit(first.batch(128, drop_remainder=True).cache().shuffle(400), epochs=10,  # !
      validation_data=(c / 255.0, d))
