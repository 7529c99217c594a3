import keras
from keras import layers

(xa, ya), (xb, yb) = keras.datasets.fashion_mnist.load_data()
xa, xb = xa.reshape(-1, 784) / 255.0, xb.reshape(-1, 784) / 255.0
model = keras.Sequential([
    keras.Input((784,)),
    layers.Dense(128, activation='relu'),
    layers.Dropout(0.2),
    layers.Dense(10, activation='softmax'),
])
optimizer = keras.optimizers.SGD(learning_rate=0.1, momentum=0.9)
model.compile(optimizer=optimizer, loss='sparse_categorical_crossentropy', metrics=['accuracy'])
for rate in [0.1, 0.03, 0.01]:
    optimizer.lr = rate  # !
    print('now with', rate)
    model.fit(xa, ya, epochs=3, batch_size=128, validation_split=0.1, verbose=2)
print(model.evaluate(xb, yb))
