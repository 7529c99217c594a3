import keras
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import StandardScaler


def get_data():
    x, y = load_breast_cancer(return_X_y=True)
    return StandardScaler().fit_transform(x), y


def get_model(n):
    model = keras.Sequential([
        keras.Input((n,)),
        keras.layers.Dense(24, activation='relu'),
        keras.layers.Dense(1, activation='sigmoid'),
    ])
    model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
    return model


def report(model, x, y):
    values = model.evaluate(x, y, verbose=0, return_dict=True)  # !
    for name, value in values.items():
        print(f'{name:10s} {value:.4f}')


x, y = get_data()
model = get_model(x.shape[1])
model.fit(x, y, epochs=9, batch_size=32, verbose=0)
report(model, x, y)  # !
