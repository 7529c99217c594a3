import keras
from keras import layers
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

x, y = load_breast_cancer(return_X_y=True)
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, random_state=2)
sc = StandardScaler().fit(x_train)
n_outputs = 1
model = keras.Sequential([
    keras.Input((30,)),
    layers.Dense(20, activation='relu'),
    layers.Dense(n_outputs, activation='sigmoid'),
])
model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
model.fit(sc.transform(x_train), y_train, epochs=30, validation_split=0.1)
print(model.evaluate(sc.transform(x_test), y_test))
