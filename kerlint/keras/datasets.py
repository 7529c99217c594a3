"""What ``keras.datasets.<name>.load_data()`` returns: shapes, types, ranges, classes. Nothing is downloaded.

Numbers of the data sets themselves, from their documentation; both Keras hand out the same files.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kerlint.facts.values import UNKNOWN


class Array:
    """One array. ``shape`` is that of one row, ``low`` and ``high`` are the least and the largest value in it."""

    __slots__ = ("shape", "dtype", "low", "high")

    def __init__(self, shape: tuple[Any, ...], dtype: str, low: Any, high: Any) -> None:
        self.shape = shape
        self.dtype = dtype
        self.low = low
        self.high = high

    def __repr__(self) -> str:
        return f"<{self.dtype} rows {self.shape} from {self.low} to {self.high}>"


class Dataset:
    """``(x_train, y_train), (x_test, y_test)``.

    ``train`` and ``test`` are numbers of rows, ``classes`` is ``None`` for regression. ``content`` is one of ``image``,
    ``text-ids`` and ``tabular``; ``feature_ratio`` the widest column's range by the narrowest one's. Rows of
    ``text-ids`` are lists of different length: their shape is ``(None,)``.
    """

    __slots__ = ("name", "train", "test", "x", "y", "classes", "content", "feature_ratio")

    def __init__(
        self,
        name: str,
        train: Any,
        test: Any,
        x: Array,
        y: Array,
        classes: int | None,
        content: str,
        ratio: float = 1.0,
    ) -> None:
        self.name = name
        self.train = train
        self.test = test
        self.x = x
        self.y = y
        self.classes = classes
        self.content = content
        self.feature_ratio = ratio

    def __repr__(self) -> str:
        return f"<{self.name}: {self.train} + {self.test}, x {self.x}, y {self.y}>"


TEXT_TOP: Mapping[str, int] = {"imdb": 88586, "reuters": 30981}
"""Largest word index that occurs in each text data set."""


def dataset(name: str, arguments: Mapping[str, Any] | None = None) -> Dataset | None:
    """The data that ``load_data`` of this module returns for these arguments (by parameter, defaults left out)."""
    given = arguments or {}
    maker = {
        "mnist": _digits,
        "fashion_mnist": _digits,
        "cifar10": _cifar,
        "cifar100": _cifar,
        "imdb": _texts,
        "reuters": _texts,
        "boston_housing": _housing,
        "california_housing": _housing,
    }.get(name)
    return maker(name, given) if maker else None


def _digits(name: str, given: Mapping[str, Any]) -> Dataset:
    return Dataset(name, 60000, 10000, Array((28, 28), "uint8", 0, 255), Array((), "uint8", 0, 9), 10, "image")


def _cifar(name: str, given: Mapping[str, Any]) -> Dataset:
    x = Array((32, 32, 3), "uint8", 0, 255)
    if name == "cifar10":
        return Dataset(name, 50000, 10000, x, Array((1,), "uint8", 0, 9), 10, "image")
    mode = given.get("label_mode", "fine")
    if mode not in ("fine", "coarse"):
        return Dataset(name, 50000, 10000, x, Array((1,), "int64", 0, UNKNOWN), None, "image")
    classes = 100 if mode == "fine" else 20
    return Dataset(name, 50000, 10000, x, Array((1,), "int64", 0, classes - 1), classes, "image")


def _texts(name: str, given: Mapping[str, Any]) -> Dataset:
    words = given.get("num_words")
    top: Any = UNKNOWN
    if words is None:
        top = TEXT_TOP[name]
    elif type(words) is int:
        top = min(words - 1, TEXT_TOP[name])
    if given.get("index_from", 3) != 3 or given.get("start_char", 1) != 1 or given.get("oov_char", 2) != 2:
        top = UNKNOWN
    x = Array((None,), "object", 0 if top is UNKNOWN else 1, top)
    whole = given.get("maxlen") is None  # longer texts are left out
    if name == "imdb":
        rows: tuple[Any, Any] = (25000, 25000)
        y, classes = Array((), "int64", 0, 1), 2
    else:
        rows = _parts(11228, given.get("test_split", 0.2))
        y, classes = Array((), "int64", 0, 45), 46
    train, test = rows if whole else (UNKNOWN, UNKNOWN)
    return Dataset(name, train, test, x, y, classes, "text-ids")


def _housing(name: str, given: Mapping[str, Any]) -> Dataset:
    share = given.get("test_split", 0.2)
    if name == "boston_housing":
        x, y = Array((13,), "float64", 0.0, 711.0), Array((), "float64", 5.0, 50.0)
        train, test = _parts(506, share)
        return Dataset(name, train, test, x, y, None, "tabular", 1078.0)
    version = given.get("version", "large")
    large = version == "large"
    x = Array((8,), "float32", -124.35 if large else UNKNOWN, 39320.0 if large else UNKNOWN)
    y = Array((), "float32", 14999.0, 500001.0)
    rows: Any = {"large": 20640, "small": 600}.get(version) if isinstance(version, str) else None
    train, test = _parts(rows, share) if rows else (UNKNOWN, UNKNOWN)
    return Dataset(name, train, test, x, y, None, "tabular", 4178.0)


def _parts(rows: int, share: Any) -> tuple[Any, Any]:
    """Rows for training and testing, as Keras cuts them."""
    if type(share) not in (int, float):
        return UNKNOWN, UNKNOWN
    train = int(rows * (1 - share))
    return train, rows - train
