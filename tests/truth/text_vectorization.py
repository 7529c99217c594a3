import re
import string

import tensorflow as tf
from tensorflow.keras import layers

SAMPLES = ["a <br />great film", "terrible, just terrible", "quite good", "i want my money back"] * 16
LABELS = [1, 0, 1, 0] * 16
max_features, sequence_length, embedding_dim = 200, 12, 16


@tf.keras.utils.register_keras_serializable()
def custom_standardization(input_data):
    lowercase = tf.strings.lower(input_data)
    stripped_html = tf.strings.regex_replace(lowercase, "<br />", " ")
    return tf.strings.regex_replace(stripped_html, f"[{re.escape(string.punctuation)}]", "")


vectorize_layer = layers.TextVectorization(
    standardize=custom_standardization,
    max_tokens=max_features,
    output_mode="int",
    output_sequence_length=sequence_length,
)
raw_ds = tf.data.Dataset.from_tensor_slices((SAMPLES, LABELS)).shuffle(64, seed=1).batch(8)
vectorize_layer.adapt(raw_ds.map(lambda x, y: x))

train_ds = raw_ds.map(lambda text, label: (vectorize_layer(text), label)).take(6)
val_ds = raw_ds.map(lambda text, label: (vectorize_layer(text), label)).skip(6)

model = tf.keras.Sequential(
    [
        layers.Input(shape=(sequence_length,), dtype="int64"),
        layers.Embedding(max_features, embedding_dim),
        layers.Dropout(0.2),
        layers.Conv1D(16, 3, padding="valid", activation="relu"),
        layers.GlobalMaxPooling1D(),
        layers.Dropout(0.2),
        layers.Dense(1),
    ]
)
model.compile(
    loss=tf.keras.losses.BinaryCrossentropy(from_logits=True),
    optimizer="adam",
    metrics=[tf.metrics.BinaryAccuracy(threshold=0.0)],
)
model.fit(train_ds, validation_data=val_ds, epochs=1, verbose=0)

# end to end: strings in, probability out
inputs = tf.keras.Input(shape=(1,), dtype="string")
logits = model(vectorize_layer(inputs))
export_model = tf.keras.Model(inputs, layers.Activation("sigmoid")(logits))
export_model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
print(export_model.predict(tf.constant([["very good"]]), verbose=0))
