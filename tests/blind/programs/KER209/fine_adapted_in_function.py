import pandas as pd
import keras
from keras import layers
from sklearn.model_selection import train_test_split


def text_layer(texts, tokens=5000, length=40):
    layer = layers.TextVectorization(max_tokens=tokens, output_sequence_length=length)
    layer.adapt(texts)
    return layer


df = pd.read_csv('tickets.csv')
train, test = train_test_split(df, test_size=0.2, random_state=3)
vec = text_layer(train['text'].values)
hashed = layers.Hashing(num_bins=64)
print(hashed(train['product'].values[:3]))
model = keras.Sequential([
    layers.Embedding(5000, 24),
    layers.GlobalAveragePooling1D(),
    layers.Dense(1, activation='sigmoid'),
])
model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
model.fit(vec(train['text'].values), train['urgent'].values, epochs=5, validation_split=0.1)
print(model.evaluate(vec(test['text'].values), test['urgent'].values))
