import numpy as np
from sklearn.metrics import classification_report


def report(model, x, y, names):
    predicted = model.predict_classes(x)  # !
    print(classification_report(y, predicted, target_names=names))
    return np.mean(predicted == y)
