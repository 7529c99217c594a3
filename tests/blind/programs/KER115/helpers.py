import csv
import numpy as np
import tensorflow as tf


def load_weather(path):
    rows = []
    with open(path) as handle:
        for row in csv.DictReader(handle):
            rows.append([float(row['pressure']), float(row['humidity']), float(row['wind']),
                         float(row['temperature'])])
    return np.array(rows, dtype='float32')


def windows(series, back=24):
    xs, ys = [], []
    for i in range(len(series) - back):
        xs.append(series[i:i + back])
        ys.append(series[i + back, -1])
    return np.array(xs), np.array(ys)


def build(shape, levels=40):
    model = tf.keras.models.Sequential([
        tf.keras.layers.LSTM(32, input_shape=shape),
        tf.keras.layers.Dense(levels, activation='softmax'),
    ])
    return model


def train(model, x, y):
    model.compile(optimizer='rmsprop',
                  loss='sparse_categorical_crossentropy',  # !
                  metrics=['accuracy'])
    stop = tf.keras.callbacks.EarlyStopping(patience=3, restore_best_weights=True)
    return model.fit(x, y, epochs=25, batch_size=128, validation_split=0.15, callbacks=[stop])


if __name__ == '__main__':
    table = load_weather('station_0417.csv')
    split = int(len(table) * 0.8)
    mean, std = table[:split, :3].mean(axis=0), table[:split, :3].std(axis=0)
    table[:, :3] = (table[:, :3] - mean) / std
    # temperature stays in degrees
    x, y = windows(table[:split])
    xt, yt = windows(table[split:])
    model = build(x.shape[1:])
    train(model, x, y)
    print(model.evaluate(xt, yt))
