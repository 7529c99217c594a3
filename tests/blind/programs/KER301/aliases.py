from keras.optimizers import Adam as A, schedules as S
from keras.layers import Dense as D, Input as I
from keras.models import Sequential as Seq
from sklearn.datasets import make_classification

X, y = make_classification(4000, 25, n_informative=12, random_state=1)
rate = S.ExponentialDecay(0.3, decay_steps=500, decay_rate=0.95)  # !
m = Seq([I((25,)), D(50, "relu"), D(25, "relu"), D(1, "sigmoid")])
m.compile(A(rate), "binary_crossentropy", metrics=["accuracy"])  # !
m.fit(X[:3000], y[:3000], epochs=25, validation_data=(X[3000:], y[3000:]))
