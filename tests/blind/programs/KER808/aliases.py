import keras as Ks
import keras.layers as Lx
from keras.metrics import BinaryAccuracy as BA
from keras.losses import BinaryCrossentropy as BC
from keras.optimizers import Adamax as Opt
from sklearn.datasets import make_moons as moons
from sklearn.model_selection import train_test_split as halves

p, q = moons(2500, noise=0.2, random_state=5)
p1, p2, q1, q2 = halves(p, q, test_size=0.2, random_state=5)
n = Ks.models.Sequential((Ks.Input((2,)), Lx.Dense(20, 'relu'), Lx.Dense(20, 'relu'), Lx.Dense(1, 'sigmoid')))
n.compile(Opt(3e-3), BC(), [BA()])  # !
n.fit(p1, q1, 32, 20, validation_split=0.2)
print(n.evaluate(p2, q2))
