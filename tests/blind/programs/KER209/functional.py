import tensorflow as tf
import keras
from keras import layers

train = keras.utils.text_dataset_from_directory('reviews/train', batch_size=32, validation_split=0.2, subset='training', seed=4)
valid = keras.utils.text_dataset_from_directory('reviews/train', batch_size=32, validation_split=0.2, subset='validation', seed=4)
test = keras.utils.text_dataset_from_directory('reviews/test', batch_size=32)

vectorize = layers.TextVectorization(max_tokens=15000, output_sequence_length=120)  # !
text = keras.Input((1,), dtype='string')
tokens = vectorize(text)
h = layers.Embedding(15000, 48)(tokens)
h = layers.GlobalAveragePooling1D()(h)
h = layers.Dense(32, activation='relu')(h)
out = layers.Dense(1, activation='sigmoid')(h)
model = keras.Model(text, out)

model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
model.fit(train, validation_data=valid, epochs=6)
print(model.evaluate(test))
