import numpy as np
from tensorflow.keras import Input, layers, models
from sklearn.datasets import make_multilabel_classification
from sklearn.preprocessing import StandardScaler

X, tags = make_multilabel_classification(n_samples=2000, n_features=30, n_classes=6, random_state=0)
X_train, X_test, tags_train, tags_test = X[:1500], X[1500:], tags[:1500], tags[1500:]
scale = StandardScaler()
X_train = scale.fit_transform(X_train)
X_test = scale.transform(X_test)

tagger = models.Sequential([
    Input((30,)),
    layers.Dense(64, activation="relu"),
    layers.Dense(6, activation="sigmoid"),
])
tagger.compile("adam", "binary_crossentropy", metrics=["binary_accuracy"])
tagger.fit(X_train, tags_train, epochs=30, validation_split=0.2)
print(tagger.evaluate(X_test, tags_test))
