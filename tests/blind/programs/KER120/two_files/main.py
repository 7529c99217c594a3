import ast
import pandas as pd
import keras
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MultiLabelBinarizer
from genres import genre_model

films = pd.read_csv('films.csv')
labels = MultiLabelBinarizer().fit_transform(films['genres'].apply(ast.literal_eval)).astype('float32')
p_train, p_test, y_train, y_test = train_test_split(films['plot'].values, labels, test_size=0.2, random_state=1)
vec = keras.layers.TextVectorization(max_tokens=20000, output_sequence_length=200)
vec.adapt(p_train)
model = genre_model(genres=labels.shape[1])  # !
model.fit(vec(p_train).numpy(), y_train, epochs=6, batch_size=64, validation_split=0.1)
print(model.evaluate(vec(p_test).numpy(), y_test))
