import keras
from keras import layers
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

x, y = load_breast_cancer(return_X_y=True)
x_train, x_test, y_train, y_test = train_test_split(x, y, stratify=y, test_size=0.25, random_state=2)
sc = StandardScaler().fit(x_train)
x_train, x_test = sc.transform(x_train), sc.transform(x_test)

inp = keras.Input((30,))
h = layers.Dense(24, activation='relu')(inp)
logit = layers.Dense(1)(h)
model = keras.Model(inp, logit)
model.compile(
    optimizer='adam',
    loss=keras.losses.BinaryCrossentropy(from_logits=True),
    metrics=[keras.metrics.BinaryAccuracy(threshold=0.0)],
)
model.fit(x_train, y_train, epochs=30, validation_split=0.1, verbose=0)
benign = (model.predict(x_test) > 0.5).astype(int).ravel()  # !
print(classification_report(y_test, benign))
