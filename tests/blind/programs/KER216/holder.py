import tensorflow as tf


class Shots:
    def __init__(self, batch=16):
        self.batch = batch

    def load(self, pattern):
        files = tf.data.Dataset.list_files(pattern, shuffle=False)
        return files.map(self.read).batch(self.batch)

    def read(self, path):
        image = tf.image.decode_png(tf.io.read_file(path), channels=3)
        image = tf.image.resize(image, (64, 64)) / 255.0
        return image, tf.strings.split(path, "/")[-2] == "goal"


shots = Shots()
train = shots.load("train/*/*.png").shuffle(200)  # !
val = shots.load("val/*/*.png")
m = tf.keras.Sequential([tf.keras.Input((64, 64, 3)), tf.keras.layers.Conv2D(8, 3, activation="relu"),
                         tf.keras.layers.GlobalAveragePooling2D(), tf.keras.layers.Dense(1, activation="sigmoid")])
m.compile("adam", "binary_crossentropy")
m.fit(train, validation_data=val, epochs=15)
