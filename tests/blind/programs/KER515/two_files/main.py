import keras
import tensorflow as tf
from nets import Tagger

(x_train, y_train), (x_test, y_test) = keras.datasets.reuters.load_data(num_words=5000)
x_train = keras.utils.pad_sequences(x_train, maxlen=150)
x_test = keras.utils.pad_sequences(x_test, maxlen=150)
data = tf.data.Dataset.from_tensor_slices((x_train, y_train)).shuffle(9000).batch(64)

tagger = Tagger(46)
optimizer = keras.optimizers.RMSprop()
criterion = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
for epoch in range(5):
    for ids, topics in data:
        with tf.GradientTape() as tape:
            logits = tagger(ids)  # !
            loss = criterion(topics, logits)
        grads = tape.gradient(loss, tagger.trainable_weights)
        optimizer.apply_gradients(zip(grads, tagger.trainable_weights))
accuracy = keras.metrics.SparseCategoricalAccuracy()
accuracy.update_state(y_test, tagger(x_test, training=False))
print(float(accuracy.result()))
