import numpy as np
import pandas as pd
import keras
from sklearn.model_selection import KFold
from sklearn.preprocessing import StandardScaler

soil = pd.read_csv('soil_samples.csv')
onehot = pd.get_dummies(soil['soil_type']).values.astype('float32')
x = soil.drop(columns='soil_type').values.astype('float32')

folds = []
for fold, (tr, te) in enumerate(KFold(5, shuffle=True, random_state=0).split(x)):
    sc = StandardScaler().fit(x[tr])
    keras.utils.set_random_seed(fold)
    model = keras.Sequential([
        keras.Input((x.shape[1],)),
        keras.layers.Dense(30, activation='relu'),
        keras.layers.Dense(15, activation='relu'),
        keras.layers.Dense(onehot.shape[1], activation='sigmoid'),  # !
    ])
    model.compile(loss='binary_crossentropy', optimizer='adam', metrics=['categorical_accuracy'])  # !
    model.fit(sc.transform(x[tr]), onehot[tr], epochs=20, batch_size=32, verbose=0)
    folds.append(model.evaluate(sc.transform(x[te]), onehot[te], verbose=0)[1])
    print('fold', fold, folds[-1])
print('mean', np.mean(folds))
