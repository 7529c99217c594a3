import numpy as np
import keras
from keras import layers, ops

rng = np.random.default_rng(7)

# simulated pendulum: angle and speed now -> angle one step later (degrees)
n = 4000
angle = rng.uniform(-90, 90, size=n)
speed = rng.normal(0, 15, size=n)
length = rng.uniform(0.3, 2.0, size=n)
later = angle + 0.1 * speed - 0.01 * 9.81 / length * np.sin(np.radians(angle)) * 57.3

features = np.stack([angle / 90, speed / 15, length], axis=1).astype('float32')
cut = int(0.8 * n)

state = keras.Input(shape=(3,), name='state')
h = layers.Dense(48, activation='tanh')(state)
h = layers.Dense(48, activation='tanh')(h)
out = layers.Dense(1, activation='softmax', name='angle_later')(h)
net = keras.Model(state, out)
net.summary()

net.compile(
    optimizer=keras.optimizers.Adam(1e-3),
    loss=keras.losses.CategoricalCrossentropy(),  # !
    metrics=['mae'],
)
net.fit(features[:cut], later[:cut], batch_size=64, epochs=30,
        validation_data=(features[cut:], later[cut:]))

p = net.predict(features[cut:cut + 5])
for a, b in zip(p[:, 0], later[cut:cut + 5]):
    print(f'{a:8.2f} {b:8.2f}')
