import keras
from nets import lenet  # !

(x_train, y_train), (x_test, y_test) = keras.datasets.fashion_mnist.load_data()
x_train, x_test = x_train[..., None] / 255.0, x_test[..., None] / 255.0
net = lenet(10)
net.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
net.fit(x_train, y_train, epochs=6, batch_size=128, validation_split=0.1)
print(net.evaluate(x_test, y_test))
