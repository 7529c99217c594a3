"""The data sets of scikit-learn: real ones with their sizes and ranges, and ``make_*`` as large as they are asked for.

Numbers are those of scikit-learn 1.9; the data themselves have not changed for years.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from kerlint.facts.rows import Rows
from kerlint.facts.values import UNKNOWN, Const
from kerlint.facts.vocabulary import Data
from kerlint.interpreter.call import Call
from kerlint.interpreter.data import bounds, literal, reading, shapes
from kerlint.interpreter.data.bounds import Bounds
from kerlint.interpreter.data.lift import Handler, table
from kerlint.interpreter.data.make import changed, fresh, known, number, whole
from kerlint.interpreter.libraries.numpy_random import DEVIATIONS, DRAWS_PER_VALUE
from kerlint.interpreter.values import ABSENT, LibraryObject, Sequence

BUNCH = "sklearn.utils.Bunch"


class Table(NamedTuple):
    """A data set: rows, columns with their ranges, labels. ``columns`` is empty where only the whole range is known."""

    rows: int
    width: int
    columns: tuple[tuple[str, float, float], ...]
    target: str
    low: float
    high: float
    classes: int | None = None
    order: str | None = None
    content: str = "tabular"
    scaled: bool = False


IRIS = (
    ("sepal length (cm)", 4.3, 7.9), ("sepal width (cm)", 2.0, 4.4), ("petal length (cm)", 1.0, 6.9),
    ("petal width (cm)", 0.1, 2.5),
)  # fmt: skip

WINE = (
    ("alcohol", 11.03, 14.83), ("malic_acid", 0.74, 5.8), ("ash", 1.36, 3.23), ("alcalinity_of_ash", 10.6, 30.0),
    ("magnesium", 70.0, 162.0), ("total_phenols", 0.98, 3.88), ("flavanoids", 0.34, 5.08),
    ("nonflavanoid_phenols", 0.13, 0.66), ("proanthocyanins", 0.41, 3.58), ("color_intensity", 1.28, 13.0),
    ("hue", 0.48, 1.71), ("od280/od315_of_diluted_wines", 1.27, 4.0), ("proline", 278.0, 1680.0),
)  # fmt: skip

BREAST_CANCER = (
    ("mean radius", 6.981, 28.11), ("mean texture", 9.71, 39.28), ("mean perimeter", 43.79, 188.5),
    ("mean area", 143.5, 2501.0), ("mean smoothness", 0.05263, 0.1634), ("mean compactness", 0.01938, 0.3454),
    ("mean concavity", 0.0, 0.4268), ("mean concave points", 0.0, 0.2012), ("mean symmetry", 0.106, 0.304),
    ("mean fractal dimension", 0.04996, 0.09744), ("radius error", 0.1115, 2.873), ("texture error", 0.3602, 4.885),
    ("perimeter error", 0.757, 21.98), ("area error", 6.802, 542.2), ("smoothness error", 0.001713, 0.03113),
    ("compactness error", 0.002252, 0.1354), ("concavity error", 0.0, 0.396),
    ("concave points error", 0.0, 0.05279), ("symmetry error", 0.007882, 0.07895),
    ("fractal dimension error", 0.0008948, 0.02984), ("worst radius", 7.93, 36.04), ("worst texture", 12.02, 49.54),
    ("worst perimeter", 50.41, 251.2), ("worst area", 185.2, 4254.0), ("worst smoothness", 0.07117, 0.2226),
    ("worst compactness", 0.02729, 1.058), ("worst concavity", 0.0, 1.252), ("worst concave points", 0.0, 0.291),
    ("worst symmetry", 0.1565, 0.6638), ("worst fractal dimension", 0.05504, 0.2075),
)  # fmt: skip

CALIFORNIA = (
    ("MedInc", 0.4999, 15.0001), ("HouseAge", 1.0, 52.0), ("AveRooms", 0.846, 141.91), ("AveBedrms", 0.333, 34.067),
    ("Population", 3.0, 35682.0), ("AveOccup", 0.692, 1243.334), ("Latitude", 32.54, 41.95),
    ("Longitude", -124.35, -114.31),
)  # fmt: skip

TABLES: dict[str, Table] = {
    "load_iris": Table(150, 4, IRIS, "target", 0, 2, 3, "by-class"),
    "load_wine": Table(178, 13, WINE, "target", 0, 2, 3, "by-class"),
    "load_breast_cancer": Table(569, 30, BREAST_CANCER, "target", 0, 1, 2),
    "load_digits": Table(1797, 64, (), "target", 0, 9, 10, content="image"),
    "load_diabetes": Table(442, 10, (), "target", 25, 346, scaled=True),
    "load_boston": Table(506, 13, (), "target", 5, 50),
    "fetch_california_housing": Table(20640, 8, CALIFORNIA, "MedHouseVal", 0.14999, 5.00001),
    "fetch_olivetti_faces": Table(400, 4096, (), "target", 0, 39, 40, "by-class", "image", scaled=True),
    "fetch_covtype": Table(581012, 54, (), "target", 1, 7, 7),
}
"""Real data sets under ``sklearn.datasets``."""

WHOLE_RANGE = {
    "load_digits": (0, 16),
    "load_diabetes": (-0.1378, 0.1988),
    "fetch_olivetti_faces": (0, 1),
    "fetch_covtype": (-173, 7173),
    "load_boston": (0, 711),
}

IMAGES = {"load_digits": (1797, 8, 8), "fetch_olivetti_faces": (400, 64, 64)}
"""The same pixels as ``bunch.images``."""


def real(name: str) -> Handler:
    """``load_iris()``: a bunch, or with ``return_X_y=True`` a pair."""
    known_table = TABLES[name]

    def run(call: Call) -> Any:
        frame = reading.truth(call, "as_frame")
        pair = reading.truth(call, "return_X_y")
        if frame is None or pair is None:
            return call.unknown("a data set in one of several forms")
        x, y = _features(call, name, known_table, "frame" if frame else "array")
        if pair:
            return (x, y)
        return _bunch(call, name, x, y, frame=frame)

    return run


def _features(call: Call, name: str, made: Table, container: str) -> tuple[Data, Data]:
    low, high = WHOLE_RANGE.get(name, (None, None))
    x = fresh(
        call.origin,
        container=container,
        origin="sklearn",
        content=made.content,
        scaled=made.scaled,
        order=known(made.order),
        **shapes.facts((made.rows, made.width)),
        **bounds.between(low, high).facts(),
    )
    if made.columns:
        columns = [_column(x, *one) for one in made.columns]
        own = changed(literal.with_columns(x, columns), content=made.content)
        x = changed(own, source=own, rows=Rows(own), parents=x.parents)
        x = changed(x, source=x, rows=Rows(x), parents=own.parents)
    labels = _targets(made)
    y = changed(
        fresh(
            call.origin, container=container, origin="sklearn", order=known(made.order), source=x, rows=x.rows, **labels
        ),
        **shapes.facts((made.rows,)),
        written_as=made.target if container == "frame" else UNKNOWN,
    )
    return x, y


def _column(table_: Data, name: str, low: float, high: float) -> Data:
    facts = shapes.facts((whole(table_.length),))
    return Data(
        container=table_.container,
        origin="sklearn",
        source=table_.source,
        written_as=name,
        steps=table_.steps,
        scaled=False,
        filtered=False,
        parents=table_.parents,
        **facts,
        **bounds.between(low, high).facts(),
    )


def _targets(made: Table) -> dict[str, Any]:
    limits = bounds.between(made.low, made.high).facts()
    if made.classes is None:
        return {"encoding": "continuous" if type(made.low) is float else UNKNOWN, "content": "labels", **limits}
    encoding = "binary" if made.classes == 2 else "integer"
    return {"encoding": encoding, "content": "labels", "classes": made.classes, "highest": made.high, **limits}


def _bunch(call: Call, name: str, x: Data, y: Data, *, frame: bool) -> LibraryObject:
    from kerlint.interpreter.data.lift import wrapped

    bunch = LibraryObject(BUNCH, {}, call.origin)
    bunch.state["data"], bunch.state["target"] = wrapped(x), wrapped(y)
    made = TABLES.get(name)
    if made is not None and made.columns:
        bunch.state["feature_names"] = Sequence.of(
            "list", [Const(one[0], call.origin) for one in made.columns], call.origin
        )
    if made is not None and made.classes is not None and name != "fetch_covtype":
        bunch.state["target_names"] = wrapped(
            fresh(call.origin, origin="sklearn", encoding="string", **shapes.facts((made.classes,)))
        )
    if name in IMAGES:
        images = changed(x, container="array", parents=UNKNOWN, **shapes.facts(IMAGES[name]))
        bunch.state["images"] = wrapped(images)
    return bunch


def _frame_of(x: Data, y: Data) -> Data:
    """``bunch.frame``: features and target in one table."""
    return x


# --- made data


def _pair(
    call: Call, x_shape: tuple[int | None, ...], y_shape: tuple[int | None, ...], x: dict[str, Any], y: dict[str, Any]
) -> tuple[Data, Data]:
    features = fresh(
        call.origin, **{"origin": "sklearn", "content": "tabular", "order": "random", **shapes.facts(x_shape), **x}
    )
    labels = fresh(
        call.origin,
        **{
            "origin": "sklearn",
            "content": "labels",
            "order": "random",
            "source": features,
            "rows": features.rows,
            **shapes.facts(y_shape),
            **y,
        },
    )
    return features, labels


def _classes(rows: int | None, classes: int | None) -> dict[str, Any]:
    """Labels 0 … classes - 1; a class may be missing where there are few rows."""
    if classes is None:
        return {"encoding": "integer", "low": 0}
    complete = rows is not None and rows >= DRAWS_PER_VALUE * classes
    return {
        "encoding": "binary" if classes <= 2 else "integer",
        "low": 0,
        "high": classes - 1,
        "magnitude": classes - 1,
        "classes": classes if complete else UNKNOWN,
        "highest": classes - 1 if complete else UNKNOWN,
    }


def _count(call: Call, name: str, position: int | None, default: int) -> int | None:
    value = call.get(name, position)
    return default if value is ABSENT else whole(value)


def _order(call: Call) -> Any:
    return "random" if reading.truth(call, "shuffle", default=True) else "by-class"


def classification(call: Call) -> Any:
    """``make_classification``: normal clusters; their reach depends on too much to be known."""
    rows, width = _count(call, "n_samples", 0, 100), _count(call, "n_features", 1, 20)
    if reading.truth(call, "return_X_y", default=True) is not True:
        return call.unknown("a data set")
    weights = call.get("weights")
    labels = _classes(rows, _count(call, "n_classes", None, 2))
    if weights is not ABSENT and not (type(weights) is Const and weights.value is None):
        labels.update(classes=UNKNOWN, highest=UNKNOWN)
    return _pair(
        call,
        (rows, width),
        (rows,),
        {"encoding": "continuous", "order": _order(call)},
        {**labels, "order": _order(call)},
    )


def blobs(call: Call) -> Any:
    """``make_blobs``: centres in ``center_box``, normal noise around them."""
    rows, width = _count(call, "n_samples", 0, 100), _count(call, "n_features", 1, 2)
    centers = call.get("centers", 2)
    given = centers is not ABSENT and not (type(centers) is Const and centers.value is None)
    classes = (whole(centers) if type(centers) is Const else None) if given else 3
    box = shapes.dimensions(call.get("center_box")) if "center_box" in call.keywords else [-10, 10]
    deviation = number(call.get("cluster_std", 3, Const(1)))
    reach = None
    if type(centers) is Const or not given:
        if box is not None and None not in box and deviation is not None:
            reach = max(abs(one) for one in box if one is not None) + DEVIATIONS * deviation
    else:
        width = None
    if reading.truth(call, "return_centers"):
        return call.unknown("a data set")
    x = {"encoding": "continuous", "magnitude": known(reach), "order": _order(call)}
    return _pair(call, (rows, width), (rows,), x, {**_classes(rows, classes), "order": _order(call)})


def two_shapes(limits: Bounds, reach: float) -> Handler:
    """``make_moons``, ``make_circles``: two classes in the plane, with noise or without."""

    def run(call: Call) -> Any:
        rows = _count(call, "n_samples", 0, 100)
        noise = call.get("noise")
        silent = noise is ABSENT or (type(noise) is Const and noise.value is None)
        deviation = 0 if silent else number(noise)
        x: dict[str, Any] = {"encoding": "continuous", "order": _order(call)}
        if silent:
            x.update(limits.facts())
        elif deviation is not None:
            x["magnitude"] = reach + DEVIATIONS * deviation
        return _pair(call, (rows, 2), (rows,), x, {**_classes(rows, 2), "order": _order(call)})

    return run


MANY = 30
"""Of so many numbers that lie around 0 some are negative."""


def regression(call: Call) -> Any:
    """``make_regression``: standard normal features."""
    rows, width = _count(call, "n_samples", 0, 100), _count(call, "n_features", 1, 100)
    targets = _count(call, "n_targets", None, 1)
    rank = call.get("effective_rank")
    normal = rank is ABSENT or (type(rank) is Const and rank.value is None)
    x = {"encoding": "continuous", "magnitude": DEVIATIONS if normal else UNKNOWN}
    y_shape = (rows,) if targets == 1 else (rows, targets)
    centred = rows is not None and rows >= MANY and not {"bias", "effective_rank"} & set(call.keywords)
    y = {"encoding": "continuous", "negative": True if centred else UNKNOWN}
    made = _pair(call, (rows, width), y_shape, x, y)
    coefficients = reading.truth(call, "coef")
    if coefficients is not False:
        return (*made, call.unknown("coefficients")) if coefficients else call.unknown("a data set")
    return made


def friedman(call: Call) -> Any:
    """``make_friedman1``: features from 0 to 1."""
    rows, width = _count(call, "n_samples", 0, 100), _count(call, "n_features", 1, 10)
    return _pair(
        call,
        (rows, width),
        (rows,),
        {"encoding": "continuous", **bounds.between(0, 1).facts()},
        {"encoding": "continuous"},
    )


def multilabel(call: Call) -> Any:
    """``make_multilabel_classification``: counts of words, several labels at once."""
    rows, width = _count(call, "n_samples", 0, 100), _count(call, "n_features", 1, 20)
    classes = _count(call, "n_classes", 2, 5)
    if set(call.keywords) & {"sparse", "return_indicator", "return_distributions"}:
        return call.unknown("a data set")
    return _pair(
        call, (rows, width), (rows, classes), {"low": 0}, {"encoding": "multi-hot", "low": 0, "high": 1, "magnitude": 1}
    )


def quantiles(call: Call) -> Any:
    """``make_gaussian_quantiles``: one normal cloud, cut into shells."""
    rows, width = _count(call, "n_samples", None, 100), _count(call, "n_features", None, 2)
    return _pair(
        call, (rows, width), (rows,), {"encoding": "continuous"}, _classes(rows, _count(call, "n_classes", None, 3))
    )


def surface(call: Call) -> Any:
    """``make_swiss_roll``, ``make_s_curve``: points in space with their position along the curve."""
    rows = _count(call, "n_samples", 0, 100)
    return _pair(call, (rows, 3), (rows,), {"encoding": "continuous"}, {"encoding": "continuous"})


def downloaded(call: Call) -> Any:
    """Other ``fetch_*`` and ``load_*``: from scikit-learn, but of unknown size."""
    x = fresh(call.origin, container=UNKNOWN, origin="sklearn", scaled=UNKNOWN)
    y = fresh(call.origin, container=UNKNOWN, origin="sklearn", content="labels", source=x, rows=x.rows)
    if reading.truth(call, "return_X_y") is None:
        return call.unknown("a data set in one of several forms")
    return (x, y) if reading.truth(call, "return_X_y") else _bunch(call, "", x, y, frame=False)


MADE: dict[str, Callable[[Call], Any]] = {
    "make_classification": classification,
    "make_blobs": blobs,
    "make_moons": two_shapes(bounds.between(-1, 2), 2),
    "make_circles": two_shapes(bounds.between(-1, 1), 1),
    "make_regression": regression,
    "make_friedman1": friedman,
    "make_multilabel_classification": multilabel,
    "make_gaussian_quantiles": quantiles,
    "make_swiss_roll": surface,
    "make_s_curve": surface,
    **dict.fromkeys(("fetch_openml", "fetch_lfw_people", "fetch_kddcup99", "load_linnerud"), downloaded),
}

FUNCTIONS: dict[str, Handler] = table(
    {
        f"sklearn.datasets.{name}": function
        for name, function in {**{name: real(name) for name in TABLES}, **MADE}.items()
    }
)
