import keras
import numpy as np

import nets
from nets.vision import SmallNet as Net, classifier

keras.utils.set_random_seed(2)
model = classifier(Net(filters=(8, 16)), nets.CLASSES)
nets.compile_for(model, "multiclass")
images = np.random.rand(24, 32, 32, 3)
labels = np.random.randint(0, nets.CLASSES, 24)
model.fit(images, labels, epochs=2, batch_size=6)

binary = classifier(Net(), 1)
nets.compile_for(binary, "binary", learning_rate=5e-3)
binary.fit(images, labels > 3, epochs=1, validation_data=(images, labels > 3))
