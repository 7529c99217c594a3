import keras
import numpy as np

x = np.load("photos.npy") / 255.0
committee = [keras.models.load_model(f"member_{k}.keras") for k in range(5)]
print(np.mean([member.predict(x) for member in committee], axis=0))
