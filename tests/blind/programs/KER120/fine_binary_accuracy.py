import keras
from keras import layers
from sklearn.datasets import make_multilabel_classification
from sklearn.model_selection import train_test_split

x, tags = make_multilabel_classification(5000, n_features=40, n_classes=8, n_labels=3, random_state=2)
x = x.astype('float32') / x.max()
x_train, x_test, t_train, t_test = train_test_split(x, tags, test_size=0.2, random_state=2)
tagger = keras.Sequential([
    keras.Input((40,)),
    layers.Dense(64, activation='relu'),
    layers.Dense(8, activation='sigmoid'),
])
tagger.compile(optimizer='adam', loss='binary_crossentropy',
               metrics=['binary_accuracy', keras.metrics.AUC(multi_label=True)])
tagger.fit(x_train, t_train, epochs=20, batch_size=64, validation_split=0.1)
print(tagger.evaluate(x_test, t_test, return_dict=True))
