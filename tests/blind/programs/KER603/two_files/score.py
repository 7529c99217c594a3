import pandas as pd
from tensorflow import keras
from tensorflow.keras import layers
from network import train_sentiment

VOCAB = 8000
reviews = pd.read_csv('hotel_reviews.csv')
labels = (reviews['stars'] > 3).astype('float32').values
vec = layers.TextVectorization(max_tokens=VOCAB, output_sequence_length=80)
vec.adapt(reviews['text'].values)
x = vec(reviews['text'].values).numpy()

model = train_sentiment(x, labels, VOCAB)
print('result:', model.evaluate(x, labels, batch_size=256))  # !
model.save('hotels.keras')
