from keras.models import load_model as restore
from keras.utils import img_to_array as arr, load_img as img
import glob
import numpy as np

weeds = restore("weeds.keras")
for name in sorted(glob.glob("field/*.jpg")):
    picture = arr(img(name, target_size=(128, 128))) / 255.0
    picture = picture[np.newaxis]
    print(name, weeds.predict(picture).argmax())  # !
