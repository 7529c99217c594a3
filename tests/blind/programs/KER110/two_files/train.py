from tensorflow import keras
from nets import text_net

VOCAB, LENGTH = 10000, 150
(xs, ys), (xt, yt) = keras.datasets.reuters.load_data(num_words=VOCAB, test_split=0.2)
xs = keras.utils.pad_sequences(xs, maxlen=LENGTH)
xt = keras.utils.pad_sequences(xt, maxlen=LENGTH)

net = text_net(VOCAB, 46)  # !
net.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])  # !
stop = keras.callbacks.EarlyStopping(patience=2, restore_best_weights=True)
net.fit(xs, ys, epochs=15, batch_size=64, validation_split=0.15, callbacks=[stop])
print(net.evaluate(xt, yt))
