import keras
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def build(n_features, n_classes, out_activation):
    return keras.Sequential([
        keras.Input((n_features,)),
        keras.layers.Dense(32, activation='relu'),
        keras.layers.Dense(16, activation='relu'),
        keras.layers.Dense(n_classes, activation=out_activation),  # !
    ])


def train(model, data, epochs=40):
    xa, xb, ya, yb = data
    model.compile('adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])  # !
    model.fit(xa, ya, validation_data=(xb, yb), epochs=epochs, batch_size=16, verbose=0)
    return model


wine = load_wine()
xa, xb, ya, yb = train_test_split(wine.data, wine.target, test_size=0.25, stratify=wine.target, random_state=0)
scaler = StandardScaler().fit(xa)
xa, xb = scaler.transform(xa), scaler.transform(xb)
net = train(build(13, 3, 'sigmoid'), (xa, xb, ya, yb))  # !
loss, acc = net.evaluate(xb, yb, verbose=0)
print(f'cultivars right: {acc:.2%}')
