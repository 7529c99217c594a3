import keras
from sklearn.datasets import make_classification
from sklearn.model_selection import train_test_split

x, y = make_classification(5000, 16, n_informative=8, weights=[0.7], random_state=3)
xa, xb, ya, yb = train_test_split(x, y, test_size=0.2, stratify=y, random_state=3)
net = keras.Sequential([
    keras.Input((16,)),
    keras.layers.BatchNormalization(),
    keras.layers.Dense(32, activation='relu'),
    keras.layers.Dense(1, activation='sigmoid'),
])
net.compile(optimizer='adam', loss='binary_crossentropy', metrics=[keras.metrics.AUC(name='auc'), 'accuracy'])
stop = keras.callbacks.EarlyStopping(monitor='val_auc', mode='max', patience=5, restore_best_weights=True)
save = keras.callbacks.ModelCheckpoint('best.keras', monitor='val_accuracy', save_best_only=True)
net.fit(xa, ya, epochs=60, batch_size=64, validation_split=0.2, callbacks=[stop, save])
print(net.evaluate(xb, yb))
