import numpy as _np
from tensorflow import keras as K
from tensorflow.keras import layers as _l
from sklearn.metrics import f1_score as f1
from sklearn.datasets import make_classification as mc
from sklearn.model_selection import train_test_split as tts

u, v = mc(5000, 22, n_informative=7, random_state=6)
u1, u2, v1, v2 = tts(u, v, test_size=0.2, random_state=6)
clf = K.Sequential([K.Input((22,)), _l.BatchNormalization(), _l.Dense(30, activation='relu'), _l.Dense(1)])
clf.compile(K.optimizers.Adam(2e-3), K.losses.BinaryCrossentropy(from_logits=True))
clf.fit(u1, v1, epochs=15, batch_size=64, validation_split=0.1, verbose=0)
answers = clf.predict(u2, verbose=0)
hard = _np.where(answers[:, 0] > .5, 1, 0)  # !
print('f1', f1(v2, hard))
