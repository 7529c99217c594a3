import keras
from keras import layers, ops
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

x, y = load_breast_cancer(return_X_y=True)
x_train, x_test, y_train, y_test = train_test_split(x, y, stratify=y, test_size=0.25, random_state=2)
sc = StandardScaler().fit(x_train)
model = keras.Sequential([keras.Input((30,)), layers.Dense(24, activation='relu'), layers.Dense(1)])
model.compile(optimizer='adam', loss=keras.losses.BinaryCrossentropy(from_logits=True))
model.fit(sc.transform(x_train), y_train, epochs=30, validation_split=0.1, verbose=0)
logits = model.predict(sc.transform(x_test))
probs = ops.convert_to_numpy(ops.sigmoid(logits)).ravel()
print(classification_report(y_test, probs > 0.5))
