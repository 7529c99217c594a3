"""Data that Keras itself gives: sizes and ranges of its data sets, encodings, folders of images, generators."""

from __future__ import annotations

import pytest

from kerlint.facts import rows
from tests.interpreter.libraries.programs import Ran, part, steps, unknown


@pytest.mark.parametrize(
    "spelling", ["from tensorflow.keras.datasets import mnist", "from keras.datasets import mnist"]
)
def test_mnist_is_two_pairs_of_one_source(spelling: str) -> None:
    ran = Ran(f"{spelling}\n(x, y), (u, v) = mnist.load_data()\n")
    x, y, u, v = (ran[name] for name in "xyuv")
    assert (x.length, x.shape, x.low, x.high, x.content) == (60000, (28, 28), 0, 255, "image")
    assert (y.encoding, y.classes, y.highest, y.length) == ("integer", 10, 9, 60000)
    assert (u.length, v.length) == (10000, 10000)
    assert x.source is u.source is y.source
    assert rows.overlap(x.rows, u.rows) is False
    assert rows.aligned(x.rows, y.rows) is True
    assert rows.aligned(u.rows, v.rows) is True


def test_two_loads_are_two_sources() -> None:
    ran = Ran(
        "import keras\na = keras.datasets.mnist.load_data()\nb = keras.datasets.mnist.load_data()\nx = a[0][0]\ny = b[0][0]\n"
    )
    assert ran["x"].source is not ran["y"].source


@pytest.mark.parametrize(
    ("name", "row", "classes", "magnitude"),
    [
        ("cifar10", (32, 32, 3), 10, 255),
        ("boston_housing", (13,), None, 711),
        ("california_housing", (8,), None, 39320),
    ],
)
def test_other_data_sets(name: str, row: tuple[int, ...], classes: int | None, magnitude: int) -> None:
    ran = Ran(f"from keras.datasets import {name} as d\n(x, y), _ = d.load_data()\n")
    assert (ran["x"].shape, ran["x"].magnitude, ran["x"].scaled) == (row, magnitude, False)
    assert ran["y"].classes == classes if classes else unknown(ran["y"].classes)


def test_another_split_has_another_size() -> None:
    ran = Ran("from keras.datasets import boston_housing as d\n(x, y), _ = d.load_data(test_split=0.5)\n")
    assert unknown(ran["x"].length)


def test_flat_and_divided_pixels() -> None:
    ran = Ran(
        "from keras.datasets import mnist\n"
        "(x, y), _ = mnist.load_data()\n"
        "x = x.reshape(-1, 28 * 28).astype('float32') / 255\n"
    )
    assert (ran["x"].length, ran["x"].shape, ran["x"].high, ran["x"].scaled) == (60000, (784,), 1, True)
    assert ran["x"].content == "image"
    assert steps(ran["x"]) == [("scale", "/ 255")]


@pytest.mark.parametrize(
    "division", ["x / 255", "x / 255.0", "x * (1 / 255)", "np.divide(x, 255)", "np.multiply(x, 1 / 255.)"]
)
def test_one_scaling_has_one_formula(division: str) -> None:
    ran = Ran(f"import numpy as np\nfrom keras.datasets import mnist\n(x, _), _ = mnist.load_data()\nz = {division}\n")
    assert steps(ran["z"]) == [("scale", "/ 255")]
    assert ran["z"].high == pytest.approx(1)


@pytest.mark.parametrize(
    ("call", "width"),
    [("to_categorical(y)", 10), ("to_categorical(y, 10)", 10), ("to_categorical(y, num_classes=12)", 12)],
)
def test_to_categorical(call: str, width: int) -> None:
    ran = Ran(
        f"from keras.datasets import cifar10\nfrom keras.utils import to_categorical\n(x, y), _ = cifar10.load_data()\nz = {call}\n"
    )
    assert (ran["z"].encoding, ran["z"].width, ran["z"].classes, ran["z"].shape) == ("one-hot", width, 10, (width,))
    assert rows.aligned(ran["x"].rows, ran["z"].rows) is True


def test_one_hot_twice_is_no_one_hot() -> None:
    ran = Ran(
        "from keras.datasets import mnist\nfrom keras.utils import to_categorical as c\n(x, y), _ = mnist.load_data()\nz = c(c(y))\n"
    )
    assert ran["z"].shape[0] == 10
    assert unknown(ran["z"].encoding)


def test_folder_of_images() -> None:
    ran = Ran(
        "import keras\n"
        "ds = keras.utils.image_dataset_from_directory('d', image_size=(64, 48), label_mode='categorical', class_names=['a', 'b'])\n"
        "for x, y in ds:\n    break\n"
    )
    ds = ran["ds"]
    assert (ds.container, ds.content, ds.shape, ds.low, ds.high) == ("dataset", "image", (64, 48, 3), 0, 255)
    assert (part(ds, 1).encoding, part(ds, 1).width) == ("one-hot", 2)
    assert [kind for kind, _ in steps(ds)] == ["shuffle", "batch"]
    assert unknown(ran["x"].length)


def test_folder_of_images_without_labels() -> None:
    ran = Ran(
        "import keras\nds = keras.utils.image_dataset_from_directory('d', label_mode=None, shuffle=False, batch_size=None)\n"
    )
    assert unknown(ran["ds"].parts)
    assert steps(ran["ds"]) == []


@pytest.mark.parametrize("rescale", ["1. / 255", "1 / 255.0", "0.00392156862745098"])
def test_generator_that_rescales(rescale: str) -> None:
    ran = Ran(
        "from tensorflow.keras.preprocessing.image import ImageDataGenerator\n"
        f"g = ImageDataGenerator(rescale={rescale}, horizontal_flip=True)\n"
        "flow = g.flow_from_directory('d', target_size=(32, 32), class_mode='binary', batch_size=16)\n"
    )
    flow = ran["flow"]
    assert (flow.container, flow.scaled, flow.shape) == ("generator", True, (32, 32, 3))
    assert flow.high == pytest.approx(1)
    assert [kind for kind, _ in steps(flow)] == ["scale", "augment", "shuffle", "batch"]
    assert part(flow, 1).encoding == "binary"
    assert [kind for kind, _ in steps(part(flow, 1))] == ["shuffle", "batch"]


def test_generator_that_does_not_rescale_keeps_pixels() -> None:
    ran = Ran("import keras\ng = keras.preprocessing.image.ImageDataGenerator()\nflow = g.flow_from_directory('d')\n")
    assert (ran["flow"].high, ran["flow"].scaled) == (255, False)


@pytest.mark.parametrize("how", ["preprocessing_function=f", "featurewise_center=True", "rescale=factor", "**settings"])
def test_generator_with_more_than_is_known(how: str) -> None:
    ran = Ran(
        f"import keras\nfrom helper import f, factor, settings\ng = keras.preprocessing.image.ImageDataGenerator({how})\nflow = g.flow_from_directory('d')\n"
    )
    assert unknown(ran["flow"].high)
    assert ran["flow"].scaled is not False


@pytest.mark.parametrize(
    ("application", "low", "high"), [("mobilenet_v2", -1, 1), ("vgg16", -123.68, 151.061), ("efficientnet", 0, 255)]
)
def test_preprocess_input_of_an_application(application: str, low: float, high: float) -> None:
    ran = Ran(
        f"from keras.applications.{application} import preprocess_input\nfrom keras.datasets import cifar10\n"
        "(x, _), _ = cifar10.load_data()\nz = preprocess_input(x)\n"
    )
    assert (ran["z"].low, ran["z"].high) == (low, high)


def test_padded_words() -> None:
    ran = Ran(
        "from keras.datasets import imdb\nfrom keras.preprocessing import sequence\n"
        "(x, y), _ = imdb.load_data(num_words=10000)\nz = sequence.pad_sequences(x, maxlen=80)\n"
    )
    assert (ran["z"].content, ran["z"].shape, ran["z"].length) == ("text-ids", (80,), 25000)
    assert ran["y"].encoding == "binary"


def test_word_numbers_stay_below_the_number_of_words() -> None:
    ran = Ran("from keras.datasets import imdb\n(x, y), _ = imdb.load_data(num_words=8000)\n")
    assert (ran["x"].low, ran["x"].high, ran["x"].magnitude) == (0, 7999, 7999)


def test_padding_fills_with_zeros() -> None:
    start = "from keras.utils import pad_sequences\n"
    filled = Ran(f"{start}x = pad_sequences([[3, 5], [7, 2]], maxlen=4)\n")["x"]
    assert (filled.low, filled.high) == (0, 7)
    assert unknown(Ran(f"{start}x = pad_sequences([[3, 5], [7, 2]], maxlen=4, value=-1)\n")["x"].low)


@pytest.mark.parametrize(
    "windows",
    [
        "keras.utils.timeseries_dataset_from_array({0}, {0}[8:], 8)",
        "keras.preprocessing.sequence.TimeseriesGenerator({0}, {0}, length=8)",
        "keras.utils.timeseries_dataset_from_array(data={0}, targets=None, sequence_length=8)",
    ],
)
def test_windows_of_a_series_hold_its_rows(windows: str) -> None:
    """Windows of different parts of a series have no row in common, and all of them are rows of the series."""
    ran = Ran(
        "import keras\nimport numpy as np\nseries = np.random.rand(500, 2) / 10\na, b = series[:400], series[400:]\n"
        f"x = {windows.format('a')}\nz = {windows.format('b')}\n"
    )
    x, z = ran["x"], ran["z"]
    assert rows.overlap(x.rows, z.rows) is False
    assert rows.within(x.rows, ran["series"].rows) is True
    assert rows.within(ran["series"].rows, x.rows) is not True
    assert (x.content, x.scaled) == ("sequence", True)


def test_the_width_of_a_file_of_which_some_columns_are_read() -> None:
    ran = Ran(
        "import pandas as pd\nx = pd.read_csv('a.csv', usecols=[1]).values\nz = x.reshape(-1)\n"
        "t = pd.read_csv('a.csv', usecols=['a', 'b'], index_col=0)\n"
    )
    assert ran["x"].width == 1
    assert rows.same_rows(ran["x"].rows, ran["z"].rows)
    assert unknown(ran["t"].width)


@pytest.mark.parametrize(
    "prices",
    [
        "import yfinance as yf\nt = yf.download('AAPL')",
        "from pandas_datareader import data\nt = data.DataReader('AAPL')",
    ],
)
def test_prices_that_are_downloaded_are_a_table(prices: str) -> None:
    ran = Ran(f"{prices}\nx = t[['Close']].values\na, b = x[:900], x[900:]\n")
    assert ran["t"].content == "tabular"
    assert rows.overlap(ran["a"].rows, ran["b"].rows) is False
    assert rows.within(ran["a"].rows, ran["t"].rows) is True


@pytest.mark.parametrize("path", ["tensorflow.keras.preprocessing.text", "keras.preprocessing.text"])
def test_a_tokenizer_gives_numbers_for_the_same_rows(path: str) -> None:
    ran = Ran(
        "import pandas as pd\nfrom tensorflow.keras.preprocessing.sequence import pad_sequences\n"
        f"from {path} import Tokenizer\ntexts = pd.read_csv('a.csv')['text']\ntrain, test = texts[:800], texts[800:]\n"
        "words = Tokenizer(num_words=500)\nwords.fit_on_texts(train)\nsize = len(words.word_index)\n"
        "x = pad_sequences(words.texts_to_sequences(train), maxlen=20)\n"
        "z = pad_sequences(words.texts_to_sequences(test), maxlen=20)\nm = words.texts_to_matrix(test)\n"
    )
    (fitted,) = ran.facts("transform")
    assert (fitted.type, fitted.kind, fitted.learns) == ("Tokenizer", "encode", False)
    assert rows.same_rows(ran["x"].rows, ran["train"].rows)
    assert rows.same_rows(ran["m"].rows, ran["z"].rows)
    assert rows.overlap(ran["x"].rows, ran["z"].rows) is False
    assert (ran["x"].content, ran["x"].shape, ran["x"].low) == ("text-ids", (20,), 0)


def test_texts_that_are_not_known_become_numbers_with_rows_of_their_own() -> None:
    ran = Ran(
        "from keras.preprocessing.text import Tokenizer\nimport helper\nwords = Tokenizer()\n"
        "words.fit_on_texts(helper.texts())\nx = words.texts_to_sequences(helper.texts())\na, b = x[:9], x[9:]\n"
    )
    assert rows.overlap(ran["a"].rows, ran["b"].rows) is False
