import keras
from keras import layers
from sklearn.datasets import fetch_california_housing
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def use_half_precision():
    keras.config.set_dtype_policy('mixed_float16')


def regression_net(n, sizes):
    model = keras.Sequential([keras.Input((n,))])
    for size in sizes:
        model.add(layers.Dense(size, activation='relu'))
    model.add(layers.Dense(1))  # !
    return model


def main():
    use_half_precision()
    x, y = fetch_california_housing(return_X_y=True)
    x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, random_state=0)
    sc = StandardScaler().fit(x_train)
    model = regression_net(8, [256, 256])
    model.compile(optimizer='adam', loss='mse', metrics=['mae'])
    model.fit(sc.transform(x_train), y_train, epochs=15, batch_size=512, validation_split=0.1)
    print(model.evaluate(sc.transform(x_test), y_test))


main()
