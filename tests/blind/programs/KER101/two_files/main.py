from keras.datasets import reuters
from keras.utils import pad_sequences, to_categorical

from model import topic_model

VOCABULARY = 8000

(train_texts, train_topics), (test_texts, test_topics) = reuters.load_data(num_words=VOCABULARY)
train_texts = pad_sequences(train_texts, maxlen=120)
test_texts = pad_sequences(test_texts, maxlen=120)
train_topics = to_categorical(train_topics, 46)
test_topics = to_categorical(test_topics, 46)

newswire = topic_model(VOCABULARY, 46)
newswire.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])  # !
newswire.fit(train_texts, train_topics, epochs=10, batch_size=64, validation_split=0.15)
print(newswire.evaluate(test_texts, test_topics))
