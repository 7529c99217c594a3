"""What ``keras.datasets`` holds."""

from kerlint.facts.values import UNKNOWN, Unknown
from kerlint.keras.datasets import dataset


def test_images():
    mnist = dataset("mnist")
    assert (mnist.train, mnist.test, mnist.x.shape, mnist.x.high, mnist.classes) == (60000, 10000, (28, 28), 255, 10)
    assert dataset("cifar10").x.shape == (32, 32, 3)
    assert dataset("cifar10").y.shape == (1,)


def test_arguments_change_the_data():
    assert dataset("cifar100").classes == 100
    assert dataset("cifar100", {"label_mode": "coarse"}).classes == 20
    assert dataset("imdb", {"num_words": 10000}).x.high == 9999
    assert isinstance(dataset("imdb", {"num_words": UNKNOWN}).x.high, Unknown)
    assert isinstance(dataset("imdb", {"maxlen": 100}).train, Unknown)
    assert dataset("boston_housing", {"test_split": 0.5}).train == 253


def test_regression_has_no_classes():
    assert dataset("boston_housing").classes is None
    assert dataset("california_housing").train == 16512


def test_other_modules_are_no_data_sets():
    assert dataset("my_data") is None
