# I rewrote my fit() training as a custom loop, same net, same data.
# With fit() the validation accuracy was 0.78, now it overfits after 4 epochs?? 
# (CIFAR-10)
import tensorflow as tf
from tensorflow.keras.layers import *
from tensorflow.keras.models import Sequential

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.cifar10.load_data()
x_train = x_train.astype('float32')/255
x_test = x_test.astype('float32')/255

cnn = Sequential()
cnn.add(Conv2D(32,(3,3),padding='same',activation='relu',input_shape=(32,32,3)))
cnn.add(MaxPooling2D())
cnn.add(Dropout(0.25))
cnn.add(Conv2D(64,(3,3),padding='same',activation='relu'))
cnn.add(MaxPooling2D())
cnn.add(Dropout(0.25))
cnn.add(Flatten())
cnn.add(Dense(256,activation='relu'))
cnn.add(Dropout(0.5))
cnn.add(Dense(10,activation='softmax'))

lossfn = tf.keras.losses.SparseCategoricalCrossentropy()
opt = tf.keras.optimizers.Adam(0.001)
train_ds = tf.data.Dataset.from_tensor_slices((x_train,y_train)).shuffle(10000).batch(64)
test_ds = tf.data.Dataset.from_tensor_slices((x_test,y_test)).batch(256)
acc = tf.keras.metrics.SparseCategoricalAccuracy()

for ep in range(20):
    acc.reset_state()
    for xb,yb in train_ds:
        with tf.GradientTape() as t:
            out = cnn(xb) # !
            l = lossfn(yb,out)
        g = t.gradient(l,cnn.trainable_weights)
        opt.apply_gradients(zip(g,cnn.trainable_weights))
        acc.update_state(yb,out)
    print(ep,'train',acc.result().numpy())
    acc.reset_state()
    for xb,yb in test_ds:
        acc.update_state(yb,cnn(xb,training=False))
    print(ep,'val',acc.result().numpy())
