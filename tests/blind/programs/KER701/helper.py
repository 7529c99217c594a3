import tensorflow as tf
from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split


def names(net, rows):
    answer = []
    for k in range(len(rows)):
        p = net.predict(rows[k].reshape(1, -1))  # !
        answer.append(int(tf.argmax(p[0])))
    return answer


x, y = load_iris(return_X_y=True)
a, b, c, d = train_test_split(x, y, random_state=0)
net = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(16, activation="relu"), tf.keras.layers.Dense(3, activation="softmax")])
net.compile("adam", "sparse_categorical_crossentropy")
net.fit(a, c, epochs=80, validation_split=0.2)
print(names(net, b), d)
