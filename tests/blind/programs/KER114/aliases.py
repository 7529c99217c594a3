import tensorflow as t
import numpy as n
k = t.keras
from tensorflow.keras import layers as L, losses as Lo

(a, b), (c, d) = k.datasets.imdb.load_data(num_words=8000)
a = k.utils.pad_sequences(a, maxlen=120)
c = k.utils.pad_sequences(c, maxlen=120)

m = k.models.Sequential([
    L.Embedding(8000, 32),
    L.Bidirectional(L.LSTM(24)),
    L.Dense(16, activation=t.nn.relu),
    L.Dense(1, activation=t.nn.relu),  # !
])
m.compile(k.optimizers.Adam(5e-4), Lo.BinaryCrossentropy(), metrics=['accuracy'])  # !
m.fit(a, b, epochs=4, batch_size=64, validation_split=0.2)
print(n.round(m.evaluate(c, d, verbose=0), 3))
