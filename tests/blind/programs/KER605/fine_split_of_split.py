import keras
from keras import layers
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

x, y = load_wine(return_X_y=True)
x_train, x_test, y_train, y_test = train_test_split(x, y, stratify=y, test_size=0.2, random_state=1)
x_train, x_val, y_train, y_val = train_test_split(x_train, y_train, stratify=y_train, test_size=0.2, random_state=2)
sc = StandardScaler().fit(x_train)
x_train, x_val, x_test = sc.transform(x_train), sc.transform(x_val), sc.transform(x_test)

model = keras.Sequential([keras.Input((13,)), layers.Dense(20, activation='relu'), layers.Dense(3, activation='softmax')])
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(x_train, y_train, validation_data=(x_val, y_val), epochs=50, verbose=0)
print(model.evaluate(x_test, y_test))
