import keras as kr
from keras import layers as lay
from keras.losses import BinaryCrossentropy as BCE
from keras.metrics import AUC as RocArea
from sklearn.datasets import make_classification as mk
from sklearn.model_selection import train_test_split as tts

feats, labels = mk(4000, 25, n_informative=9, random_state=19)
fa, fb, la, lb = tts(feats, labels, test_size=0.25, random_state=19)

churn = kr.Sequential(name='churn')
churn.add(kr.Input((25,)))
churn.add(lay.BatchNormalization())
churn.add(lay.Dense(50, activation=kr.activations.relu))
churn.add(lay.Dense(1))
churn.compile(kr.optimizers.Nadam(1e-3), BCE(from_logits=True), metrics=[RocArea()])  # !
churn.fit(fa, la, epochs=12, batch_size=100, validation_split=0.2)
print(churn.evaluate(fb, lb, verbose=0))
