"""Character level translation: LSTM states passed from encoder to decoder."""
import numpy as np
from tensorflow import keras

num_encoder_tokens, num_decoder_tokens = 20, 24
latent_dim = 16
n, t_in, t_out = 48, 8, 10

encoder_inputs = keras.Input(shape=(None, num_encoder_tokens))
encoder = keras.layers.LSTM(latent_dim, return_state=True)
encoder_outputs, state_h, state_c = encoder(encoder_inputs)
encoder_states = [state_h, state_c]

decoder_inputs = keras.Input(shape=(None, num_decoder_tokens))
decoder_lstm = keras.layers.LSTM(latent_dim, return_sequences=True, return_state=True)
decoder_outputs, _, _ = decoder_lstm(decoder_inputs, initial_state=encoder_states)
decoder_dense = keras.layers.Dense(num_decoder_tokens, activation="softmax")
decoder_outputs = decoder_dense(decoder_outputs)

model = keras.Model([encoder_inputs, decoder_inputs], decoder_outputs)
model.compile(optimizer="rmsprop", loss="categorical_crossentropy", metrics=["accuracy"])


def one_hot(shape, tokens):
    return np.eye(tokens, dtype="float32")[np.random.randint(0, tokens, shape)]


encoder_data = one_hot((n, t_in), num_encoder_tokens)
decoder_data = one_hot((n, t_out), num_decoder_tokens)
target_data = np.roll(decoder_data, -1, axis=1)
model.fit(
    [encoder_data, decoder_data], target_data, batch_size=16, epochs=1, validation_split=0.2
)

# sampling models share the trained layers
encoder_model = keras.Model(encoder_inputs, encoder_states)
state_inputs = [keras.Input(shape=(latent_dim,)) for _ in range(2)]
outputs, h, c = decoder_lstm(decoder_inputs, initial_state=state_inputs)
decoder_model = keras.Model([decoder_inputs] + state_inputs, [decoder_dense(outputs), h, c])

states = encoder_model.predict(encoder_data[:1], verbose=0)
tokens, *_ = decoder_model.predict([decoder_data[:1, :1]] + list(states), verbose=0)
print(tokens.shape)
