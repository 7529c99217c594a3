"""House prices, everything in one place."""
from sklearn.datasets import fetch_california_housing
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler
from tensorflow import keras

CONFIG = {
    'seed': 13,
    'hidden': [128, 64],
    'hidden_activation': 'relu',
    'head': {'units': 5, 'activation': 'softmax'},
    'compile': {
        'optimizer': 'adam',
        'loss': 'sparse_categorical_crossentropy',  # !
        'metrics': ['mae'],
    },
    'fit': {'epochs': 40, 'batch_size': 256, 'verbose': 2},
}


def make(config, width):
    keras.utils.set_random_seed(config['seed'])
    model = keras.Sequential([keras.Input((width,))])
    for units in config['hidden']:
        model.add(keras.layers.Dense(units, activation=config['hidden_activation']))
    model.add(keras.layers.Dense(**config['head']))
    model.compile(**config['compile'])  # !
    return model


housing = fetch_california_housing()
x_train, x_test, y_train, y_test = train_test_split(
    housing.data, housing.target, test_size=0.25, random_state=CONFIG['seed'])
scaler = MinMaxScaler()
x_train = scaler.fit_transform(x_train)
x_test = scaler.transform(x_test)

model = make(CONFIG, x_train.shape[1])
model.fit(x_train, y_train, validation_split=0.1, **CONFIG['fit'])
print(dict(zip(model.metrics_names, model.evaluate(x_test, y_test, verbose=0))))
