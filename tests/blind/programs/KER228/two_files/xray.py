import keras
import numpy as np
from keras import layers
from sklearn.metrics import balanced_accuracy_score, confusion_matrix

from sources import folders

train, valid, test = folders('xray', 150, 32)  # !

model = keras.Sequential()
model.add(keras.Input((150, 150, 1)))
model.add(layers.Rescaling(1 / 255))
for filters in (16, 32, 64):
    model.add(layers.Conv2D(filters, 3, activation='relu'))
    model.add(layers.MaxPooling2D())
model.add(layers.Flatten())
model.add(layers.Dropout(0.4))
model.add(layers.Dense(32, activation='relu'))
model.add(layers.Dense(1, activation='sigmoid'))
model.compile(loss='binary_crossentropy', optimizer=keras.optimizers.RMSprop(1e-4), metrics=['accuracy'])

stop = keras.callbacks.EarlyStopping(monitor='val_loss', patience=4, restore_best_weights=True)
model.fit(train, validation_data=valid, epochs=30, callbacks=[stop])

truth = []
for _, batch in test.as_numpy_iterator():
    truth.append(batch)
truth = np.concatenate(truth)
sick = (model.predict(test) > 0.5).astype(int).ravel()  # !
print(confusion_matrix(truth, sick))
print(balanced_accuracy_score(truth, sick))
