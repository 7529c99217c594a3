from sklearn.datasets import fetch_california_housing
from sklearn.model_selection import train_test_split


def housing(seed=0):
    bunch = fetch_california_housing()  # !
    x_train, x_test, y_train, y_test = train_test_split(
        bunch.data, bunch.target, test_size=0.2, random_state=seed)
    x_train, x_val, y_train, y_val = train_test_split(x_train, y_train, test_size=0.15, random_state=seed)
    return (x_train, y_train), (x_val, y_val), (x_test, y_test)
