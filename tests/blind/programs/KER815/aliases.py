import tensorflow as flow
import tensorflow.math as tm
import keras as ke
from keras import layers as la

(u, v), (u_, v_) = ke.datasets.fashion_mnist.load_data()
u, u_ = u / 255.0, u_ / 255.0

pic = ke.Input((28, 28))
flat = la.Flatten()(pic)
size = tm.sqrt(flat + 1e-6)  # !
mid = la.Dense(96)(size)
act = flow.nn.relu(mid)  # !
end = la.Dense(10, activation='softmax')(act)
net = ke.Model(pic, end)
net.compile('adam', 'sparse_categorical_crossentropy', metrics=['accuracy'])
net.fit(u, v, epochs=6, batch_size=100, validation_split=0.1)
print(net.evaluate(u_, v_))
