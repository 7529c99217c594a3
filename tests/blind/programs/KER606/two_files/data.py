from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import RobustScaler


def bottles():
    X, y = load_wine(return_X_y=True)
    X = RobustScaler().fit_transform(X)  # !
    return train_test_split(X, y, stratify=y, random_state=0)
