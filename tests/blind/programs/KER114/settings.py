import argparse
import keras
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

CONFIG = {
    'hidden': [24, 12],
    'hidden_activation': 'relu',
    'output_activation': 'tanh',  # !
    'loss': 'binary_crossentropy',
    'epochs': 30,
}
parser = argparse.ArgumentParser()
parser.add_argument('--seed', type=int, default=11)
args = parser.parse_args()
keras.utils.set_random_seed(args.seed)

x, y = load_breast_cancer(return_X_y=True)
x_tr, x_te, y_tr, y_te = train_test_split(x, y, test_size=0.2, stratify=y, random_state=args.seed)
sc = StandardScaler().fit(x_tr)
x_tr, x_te = sc.transform(x_tr), sc.transform(x_te)

model = keras.Sequential([keras.Input((x.shape[1],))])
for n in CONFIG['hidden']:
    model.add(keras.layers.Dense(n, activation=CONFIG['hidden_activation']))
model.add(keras.layers.Dense(1, activation=CONFIG['output_activation']))  # !
model.compile(optimizer='adam', loss=CONFIG['loss'], metrics=['accuracy'])  # !
model.fit(x_tr, y_tr, epochs=CONFIG['epochs'], validation_split=0.15, verbose=2)
print(dict(zip(model.metrics_names, model.evaluate(x_te, y_te, verbose=0))))
