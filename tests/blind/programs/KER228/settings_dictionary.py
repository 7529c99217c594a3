import keras
import numpy as np
from keras import layers
from sklearn.metrics import roc_auc_score

SETTINGS = {
    'data': {'directory': 'reviews/train', 'batch_size': 32, 'validation_split': 0.2, 'seed': 42},
    'vectorize': {'max_tokens': 20000, 'output_sequence_length': 250, 'output_mode': 'int'},
    'width': 64,
    'epochs': 6,
}

train = keras.utils.text_dataset_from_directory(subset='training', **SETTINGS['data'])
valid = keras.utils.text_dataset_from_directory(subset='validation', **SETTINGS['data'])

vectorize = layers.TextVectorization(**SETTINGS['vectorize'])
vectorize.adapt(train.map(lambda text, label: text))
train_int = train.map(lambda text, label: (vectorize(text), label))
valid_int = valid.map(lambda text, label: (vectorize(text), label))

model = keras.Sequential([
    layers.Embedding(SETTINGS['vectorize']['max_tokens'], SETTINGS['width']),
    layers.GlobalAveragePooling1D(),
    layers.Dropout(0.3),
    layers.Dense(1, activation='sigmoid'),
])
model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
model.fit(train_int, validation_data=valid_int, epochs=SETTINGS['epochs'])

scores = model.predict(valid_int)[:, 0]  # !
truth = np.hstack([label for _, label in valid_int])
print('auc', roc_auc_score(truth, scores))  # AUC 0.5 ??
