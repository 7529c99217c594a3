import tensorflow as tf
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X, y = load_breast_cancer(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=3)
ss = StandardScaler()
X_train = ss.fit_transform(X_train)
X_test = ss.transform(X_test)

feats = tf.keras.layers.Input(shape=(30,))
h1 = tf.keras.layers.Dense(20, activation="relu")(feats)
h2 = tf.keras.layers.Dense(10, activation="relu")(h1)
prob = tf.keras.layers.Dense(1, activation="sigmoid")(h2)  # !
biopsy = tf.keras.Model(feats, prob)
bce = tf.keras.losses.BinaryCrossentropy(from_logits=True)  # !
biopsy.compile(optimizer="adam", loss=bce, metrics=[tf.keras.metrics.BinaryAccuracy()])
biopsy.fit(X_train, y_train, epochs=40, validation_split=0.15)
print(biopsy.evaluate(X_test, y_test))
