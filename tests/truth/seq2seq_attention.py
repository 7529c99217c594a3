import keras
import numpy as np
from keras import layers, ops

VOCAB, LENGTH, DIM, HEADS = 500, 16, 32, 4


class PositionalEmbedding(layers.Layer):
    def __init__(self, sequence_length, vocab_size, embed_dim, **kwargs):
        super().__init__(**kwargs)
        self.token_embeddings = layers.Embedding(vocab_size, embed_dim)
        self.position_embeddings = layers.Embedding(sequence_length, embed_dim)
        self.sequence_length = sequence_length

    def call(self, inputs):
        positions = ops.arange(0, self.sequence_length, 1)
        return self.token_embeddings(inputs) + self.position_embeddings(positions)


def encoder_block(x):
    attended = layers.MultiHeadAttention(num_heads=HEADS, key_dim=DIM // HEADS)(x, x)
    x = layers.LayerNormalization()(x + attended)
    hidden = layers.Dense(4 * DIM, activation="gelu")(x)
    return layers.LayerNormalization()(x + layers.Dense(DIM)(hidden))


source = keras.Input((LENGTH,), dtype="int64", name="source")
target = keras.Input((None,), dtype="int64", name="target")
encoded = encoder_block(PositionalEmbedding(LENGTH, VOCAB, DIM)(source))
decoded = layers.Embedding(VOCAB, DIM, mask_zero=False)(target)
decoded = layers.GRU(DIM, return_sequences=True)(decoded)
context = layers.Attention()([decoded, encoded])
merged = layers.Concatenate(axis=-1)([decoded, context])
logits = layers.TimeDistributed(layers.Dense(VOCAB))(merged)
model = keras.Model([source, target], logits)
model.compile(
    "rmsprop", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["sparse_categorical_accuracy"]
)
a = np.random.randint(1, VOCAB, (32, LENGTH))
b = np.random.randint(1, VOCAB, (32, 13))
model.fit([a, b[:, :-1]], b[:, 1:], batch_size=8, epochs=1, verbose=0)
