import keras
from keras import layers
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split

x, y = load_breast_cancer(return_X_y=True)
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, stratify=y, random_state=5)

norm = layers.Normalization()
norm.adapt(x_train)
cells = keras.Input((30,), name='cells')
h = norm(cells)
h = layers.Dense(32, activation='relu')(h)
h = layers.Dropout(0.25)(h)
h = layers.Dense(16, activation='relu')(h)
score = layers.Dense(1, name='score')(h)
model = keras.Model(cells, score)

loss = keras.losses.BinaryCrossentropy(from_logits=True)
model.compile(optimizer='adam', loss=loss, metrics=['accuracy'])  # !
model.fit(x_train, y_train, epochs=40, batch_size=32, validation_split=0.1, verbose=2)
print(model.evaluate(x_test, y_test, return_dict=True))
