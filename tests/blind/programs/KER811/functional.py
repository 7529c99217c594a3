import keras
from keras.engine.training import Model  # !
from keras import layers
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

x, y = load_breast_cancer(return_X_y=True)
x_train, x_test, y_train, y_test = train_test_split(x, y, stratify=y, test_size=0.2, random_state=1)
sc = StandardScaler().fit(x_train)

inp = keras.Input((30,))
h = layers.Dense(20, activation='relu')(inp)
out = layers.Dense(1, activation='sigmoid')(h)
model = Model(inp, out)
model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
model.fit(sc.transform(x_train), y_train, epochs=30, validation_split=0.1)
print(model.evaluate(sc.transform(x_test), y_test))
