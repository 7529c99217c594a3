import argparse

import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.model_selection import train_test_split

from nets import compiled_mlp

parser = argparse.ArgumentParser()
parser.add_argument('--epochs', type=int, default=100)
args = parser.parse_args()

# target: disease progression after one year, 25 .. 346
X, y = load_diabetes(return_X_y=True)
Xa, Xb, ya, yb = train_test_split(X, y, random_state=0)

net = compiled_mlp(X.shape[1])  # !
net.fit(Xa, ya, epochs=args.epochs, batch_size=16, verbose=0)

guess = net.predict(Xb)[:, 0]
baseline = np.abs(ya.mean() - yb).mean()
print('mae        ', np.abs(guess - yb).mean())
print('mae of mean', baseline)
