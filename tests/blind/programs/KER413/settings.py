import keras
from keras import layers
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

HPARAMS = {
    'side': 8,
    'filters': (16, 32),
    'kernel': 3,
    'pool': 4,  # !
    'epochs': 9,
}

x, y = load_digits(return_X_y=True)
x = (x / 16.0).reshape(-1, HPARAMS['side'], HPARAMS['side'], 1)
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, random_state=3)

first, second = HPARAMS['filters']
model = keras.Sequential([
    keras.Input((HPARAMS['side'], HPARAMS['side'], 1)),
    layers.Conv2D(first, HPARAMS['kernel'], activation='relu'),
    layers.Conv2D(second, HPARAMS['kernel'], activation='relu'),
    layers.MaxPooling2D(2),
    layers.MaxPooling2D(HPARAMS['pool']),  # !
    layers.Flatten(),
    layers.Dense(10, activation='softmax'),
])
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(x_train, y_train, epochs=HPARAMS['epochs'], validation_split=0.1)
print(model.evaluate(x_test, y_test))
