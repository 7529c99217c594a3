# Toxic comments: I get 99% accuracy after the first epoch, too good??
import pandas as pd
import numpy as np
from tensorflow.keras.preprocessing.text import Tokenizer
from tensorflow.keras.preprocessing.sequence import pad_sequences
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Embedding, LSTM, Dense, Dropout
from sklearn.model_selection import train_test_split

df = pd.read_csv('toxic_train.csv')
cols = ['toxic', 'severe_toxic', 'obscene', 'threat', 'insult', 'identity_hate']
print(df[cols].sum())
train, test = train_test_split(df, test_size=0.2, random_state=1)

tok = Tokenizer(num_words=20000)
tok.fit_on_texts(train['comment_text'])
X_train = pad_sequences(tok.texts_to_sequences(train['comment_text']), maxlen=150)
X_test = pad_sequences(tok.texts_to_sequences(test['comment_text']), maxlen=150)
y_train = train[cols].values
y_test = test[cols].values

model = Sequential()
model.add(Embedding(20000, 100))
model.add(LSTM(50))
model.add(Dropout(0.2))
model.add(Dense(6, activation='sigmoid'))
model.compile(loss='binary_crossentropy', optimizer='adam', metrics=['accuracy'])  # !
print(model.summary())
model.fit(X_train, y_train, epochs=3, batch_size=128, validation_split=0.1)
print(model.evaluate(X_test, y_test))
