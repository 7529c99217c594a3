import tf_keras as tk
from tf_keras import layers as ly
from tf_keras.callbacks import EarlyStopping as Halt
from sklearn.datasets import make_classification as gen
from sklearn.model_selection import train_test_split as part

x, y = gen(5000, 16, n_informative=8, weights=[0.7], random_state=3)
xa, xb, ya, yb = part(x, y, test_size=0.2, stratify=y, random_state=3)
net = tk.Sequential([
    ly.Input((16,)),
    ly.BatchNormalization(),
    ly.Dense(32, activation='relu'),
    ly.Dense(1, activation='sigmoid'),
])
net.compile(optimizer='adam', loss='binary_crossentropy', metrics=[tk.metrics.Recall(name='recall')])
halt = Halt(monitor='val_recall', patience=5, restore_best_weights=True)  # !
net.fit(xa, ya, epochs=60, batch_size=64, validation_split=0.2, callbacks=[halt])
print(net.evaluate(xb, yb))
