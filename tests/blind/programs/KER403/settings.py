import keras
from sklearn.datasets import make_classification
from sklearn.model_selection import train_test_split

HIDDEN = 40
INIT = keras.initializers.Constant(0.05)  # !
EPOCHS = 20
BATCH = 64

x, y = make_classification(6000, n_features=18, n_informative=10, n_classes=3, random_state=21)
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, random_state=21)

model = keras.Sequential([
    keras.Input((18,)),
    keras.layers.BatchNormalization(),
    keras.layers.Dense(HIDDEN, activation='tanh', kernel_initializer=INIT),  # !
    keras.layers.Dense(HIDDEN, activation='tanh', kernel_initializer=INIT),  # !
    keras.layers.Dense(3, activation='softmax'),
])
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(x_train, y_train, epochs=EPOCHS, batch_size=BATCH, validation_split=0.1)
print(model.evaluate(x_test, y_test))
