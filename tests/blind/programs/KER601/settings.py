import argparse
import pandas as pd
import keras
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def arguments():
    ap = argparse.ArgumentParser()
    ap.add_argument('--csv', default='loans.csv')
    ap.add_argument('--epochs', type=int, default=40)
    ap.add_argument('--out', default='loans.keras')
    return ap.parse_args()


args = arguments()
loans = pd.read_csv(args.csv)
x, y = loans.drop(columns='default').values, loans['default'].values
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, stratify=y, random_state=0)
scaler = StandardScaler().fit(x_train)
model = keras.Sequential([
    keras.Input((x.shape[1],)),
    keras.layers.Dense(32, activation='relu'),
    keras.layers.Dense(1, activation='sigmoid'),
])
model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
model.fit(scaler.transform(x_train), y_train, epochs=args.epochs, batch_size=64, verbose=2)  # !
model.save(args.out)
