# FailedPreconditionError: Table not initialized -- what is that?
import pandas as pd
import tensorflow as tf
from tensorflow.keras import layers
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import TextVectorization, Embedding, LSTM, Dense
from sklearn.model_selection import train_test_split

df = pd.read_csv('spam.csv', encoding='latin-1')
df['label'] = df['v1'].map({'ham': 0, 'spam': 1})
print(df.head())
X_train, X_test, y_train, y_test = train_test_split(df['v2'].values, df['label'].values, test_size=0.2, random_state=42)
print(len(X_train), len(X_test))

vectorizer = TextVectorization(max_tokens=5000, output_mode='int', output_sequence_length=40)  # !
Xtr = vectorizer(X_train)
Xte = vectorizer(X_test)
print(Xtr[:2])

model = Sequential()
model.add(Embedding(5000, 32))
model.add(LSTM(16))
model.add(Dense(1, activation='sigmoid'))
model.compile(loss='binary_crossentropy', optimizer='adam', metrics=['accuracy'])
model.fit(Xtr, y_train, epochs=5, batch_size=32, validation_split=0.1)
print(model.evaluate(Xte, y_test))
