import keras
import numpy as np

net = keras.models.load_model("gauge.keras")
photos = np.load("photos.npy") / 255.0
parts = []
for start in range(0, len(photos), 256):
    parts.append(net.predict(photos[start:start + 256], verbose=0))
print(np.concatenate(parts).shape)
