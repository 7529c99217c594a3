"""The estimators of scikit-learn that transform data, each with what its results are like."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from kerlint.facts.rows import Rows, within
from kerlint.facts.values import UNKNOWN
from kerlint.facts.vocabulary import Data, Transform
from kerlint.interpreter.data import bounds, shapes
from kerlint.interpreter.data.make import known, number, steps_of, text, whole
from kerlint.interpreter.values import LibraryObject, Sequence

Effect = Callable[[Data, LibraryObject, "Transform | None"], "dict[str, Any]"]


class Kind(NamedTuple):
    """What a class of estimators does. ``learns``: more than the names of categories."""

    kind: str
    learns: bool
    effect: Effect
    positional: tuple[str, ...] = ()


# --- what the result is like


def _fitted_on_these(data: Data, transform: Transform | None) -> bool:
    """Whether the estimator has surely seen these rows."""
    if transform is None or type(transform.fitted_on) is not Data:
        return False
    if transform.fitted_on is data:
        return True
    one, other = data.rows, transform.fitted_on.rows
    return (
        isinstance(one, Rows)
        and isinstance(other, Rows)
        and within(one, other) is True
        and _same_steps(data, transform)
    )


def _same_steps(data: Data, transform: Transform) -> bool:
    seen = transform.fitted_on
    mine, theirs = steps_of(data), steps_of(seen) if isinstance(seen, Data) else None
    if mine is None or theirs is None or mine.closed is not True:
        return False
    return [item.value for item in mine.items] == [item.value for item in theirs.items]


FEW = 10
"""Fewer rows may be scaled to whole numbers by chance."""


def scaled(data: Data, estimator: LibraryObject, transform: Transform | None) -> dict[str, Any]:
    """Scaled, but how far the values reach depends on the data."""
    rows = whole(data.length)
    continuous = data.encoding == "continuous" and (rows is None or rows >= FEW)
    return {"scaled": True, "content": data.content, "encoding": "continuous" if continuous else UNKNOWN}


def centred(option: str) -> Effect:
    """Scaled around 0, unless ``option`` says otherwise."""

    def effect(data: Data, estimator: LibraryObject, transform: Transform | None) -> dict[str, Any]:
        as_usual = option not in estimator.arguments and not estimator.open
        return {**scaled(data, estimator, transform), "negative": True if as_usual else UNKNOWN}

    return effect


def ranged(low: float, high: float) -> Effect:
    """Brought into a range, as far as the estimator has seen the rows."""

    def effect(data: Data, estimator: LibraryObject, transform: Transform | None) -> dict[str, Any]:
        known_facts = scaled(data, estimator, transform)
        limits = shapes_of_range(estimator, low, high)
        clips = "clip" in estimator.arguments and number(estimator.arguments["clip"]) == 1
        if limits is not None and not estimator.open and (clips or _fitted_on_these(data, transform)):
            known_facts.update(bounds.between(*limits).facts())
        return known_facts

    return effect


def shapes_of_range(estimator: LibraryObject, low: float, high: float) -> tuple[float, float] | None:
    """``feature_range``, or the range of the class."""
    given = estimator.arguments.get("feature_range")
    if given is None:
        return low, high
    members = given.plain() if type(given) is Sequence else None
    ends = [number(member) for member in members or ()]
    return (ends[0], ends[1]) if len(ends) == 2 and None not in ends else None  # type: ignore[return-value]


def bounded_by_itself(low: float, high: float) -> Effect:
    """A range that holds for any rows."""
    return lambda data, estimator, transform: {
        **scaled(data, estimator, transform),
        **bounds.between(low, high).facts(),
    }


def quantiles(data: Data, estimator: LibraryObject, transform: Transform | None) -> dict[str, Any]:
    """From 0 to 1, unless a normal distribution is asked for."""
    known_facts = scaled(data, estimator, transform)
    if "output_distribution" not in estimator.arguments and not estimator.open:
        known_facts.update(bounds.between(0, 1).facts())
    return known_facts


def class_numbers(data: Data, estimator: LibraryObject, transform: Transform | None) -> dict[str, Any]:
    """``LabelEncoder``: 0 … classes - 1."""
    seen = transform.fitted_on if transform is not None and type(transform.fitted_on) is Data else None
    classes = whole(seen.classes) if seen is not None else None
    mine = classes if whole(data.classes) == classes else None
    top = None if classes is None else classes - 1
    return {
        "content": "labels",
        "scaled": False,
        "encoding": "binary" if classes == 2 else "integer" if classes is None or classes > 2 else UNKNOWN,
        "classes": known(mine),
        "highest": known(None if mine is None else mine - 1),
        **bounds.between(0, top).facts(),
        **({"shape": ()} if data.shape in ((), (1,)) else {}),
        "width": 1,
    }


def ordinals(data: Data, estimator: LibraryObject, transform: Transform | None) -> dict[str, Any]:
    """``OrdinalEncoder``: whole numbers in each column."""
    return {
        "encoding": "integer" if data.width == 1 else UNKNOWN,
        "content": UNKNOWN,
        "low": UNKNOWN if "handle_unknown" in estimator.arguments else 0,
        "scaled": False,
    }


def indicators(data: Data, estimator: LibraryObject, transform: Transform | None) -> dict[str, Any]:
    """``OneHotEncoder``: one column per category; exactly one is set if there was one column."""
    seen = transform.fitted_on if transform is not None and type(transform.fitted_on) is Data else data
    single = data.width == 1
    plain = not estimator.open and not set(estimator.arguments) & {
        "drop",
        "handle_unknown",
        "min_frequency",
        "max_categories",
        "categories",
    }
    classes = whole(seen.classes) if single and plain else None
    return {
        "encoding": ("one-hot" if single else "multi-hot") if plain else UNKNOWN,
        **bounds.between(0, 1).facts(),
        "scaled": False,
        "classes": known(classes if whole(data.classes) == classes else None),
        **_width(data, classes),
        "content": UNKNOWN,
    }


def label_indicators(data: Data, estimator: LibraryObject, transform: Transform | None) -> dict[str, Any]:
    """``LabelBinarizer``: one column for two classes, else one per class."""
    seen = transform.fitted_on if transform is not None and type(transform.fitted_on) is Data else data
    classes = whole(seen.classes)
    if classes is None or estimator.arguments or estimator.open:
        return {"content": "labels", "scaled": False, **_width(data, None)}
    width = 1 if classes == 2 else classes
    mine = whole(data.classes) == classes
    return {
        "content": "labels",
        "encoding": "binary" if width == 1 else "one-hot",
        "classes": classes if mine else UNKNOWN,
        "scaled": False,
        "highest": 1 if mine and width == 1 else UNKNOWN,
        **bounds.between(0, 1).facts(),
        **_width(data, width),
    }


def several_labels(data: Data, estimator: LibraryObject, transform: Transform | None) -> dict[str, Any]:
    """``MultiLabelBinarizer``."""
    return {
        "content": "labels",
        "encoding": UNKNOWN if data.shape == (1,) else "multi-hot",  # rows of a column are lists of one label
        "scaled": False,
        **bounds.between(0, 1).facts(),
        **_width(data, None),
    }


def _width(data: Data, width: int | None) -> dict[str, Any]:
    facts = shapes.facts((whole(data.length), width))
    return {"shape": facts["shape"], "width": facts["width"]}


def imputed(data: Data, estimator: LibraryObject, transform: Transform | None) -> dict[str, Any]:
    """Gaps are filled with values of the same range, unless with a constant."""
    known_facts: dict[str, Any] = {"content": data.content, "scaled": data.scaled}
    if (
        not set(estimator.arguments) & {"fill_value", "add_indicator"}
        and not estimator.open
        and text(estimator.arguments.get("strategy")) != "constant"
    ):
        known_facts.update(low=data.low, high=data.high, magnitude=data.magnitude)
    else:
        known_facts.update(_width(data, None))
    return known_facts


def components(name: str) -> Effect:
    """``PCA(n_components=2)``: other columns, as many as asked for."""

    def effect(data: Data, estimator: LibraryObject, transform: Transform | None) -> dict[str, Any]:
        count = estimator.arguments.get(name)
        width = whole(count) if count is not None and type(number(count)) is int else None
        return {
            "content": data.content if data.content == "tabular" else UNKNOWN,
            "scaled": data.scaled if data.scaled is True else UNKNOWN,
            **_width(data, width),
        }

    return effect


def chosen_columns(data: Data, estimator: LibraryObject, transform: Transform | None) -> dict[str, Any]:
    """``SelectKBest(k=5)``: some of the columns."""
    count = estimator.arguments.get("k")
    alike = data.origin == "random"
    return {
        "content": data.content,
        "scaled": data.scaled,
        "low": data.low,
        "high": data.high,
        "magnitude": data.magnitude if alike else UNKNOWN,
        **_width(data, None if count is None else whole(count)),
    }


def anything(data: Data, estimator: LibraryObject, transform: Transform | None) -> dict[str, Any]:
    """Nothing is known but the rows."""
    return {**_width(data, None)}


def words(data: Data, estimator: LibraryObject, transform: Transform | None) -> dict[str, Any]:
    """``TfidfVectorizer``: a column per word."""
    tfidf = "Tfidf" in estimator.path
    limits = bounds.between(0, 1) if tfidf and not estimator.arguments else bounds.Bounds(0)
    return {**_width(data, None), "scaled": True if tfidf else UNKNOWN, **limits.facts()}


def _named(module: str, kinds: dict[str, Kind]) -> dict[str, Kind]:
    return {f"sklearn.{module}.{name}": kind for name, kind in kinds.items()}


ESTIMATORS: dict[str, Kind] = {
    **_named("preprocessing", {
        "StandardScaler": Kind("scale", True, centred("with_mean")),
        "RobustScaler": Kind("scale", True, centred("with_centering")),
        "PowerTransformer": Kind("scale", True, scaled, ("method",)),
        "MinMaxScaler": Kind("scale", True, ranged(0, 1), ("feature_range",)),
        "MaxAbsScaler": Kind("scale", True, ranged(-1, 1)),
        "Normalizer": Kind("scale", False, bounded_by_itself(-1, 1), ("norm",)),
        "QuantileTransformer": Kind("scale", True, quantiles),
        "LabelEncoder": Kind("encode", False, class_numbers),
        "OrdinalEncoder": Kind("encode", False, ordinals),
        "OneHotEncoder": Kind("encode", False, indicators),
        "LabelBinarizer": Kind("encode", False, label_indicators),
        "MultiLabelBinarizer": Kind("encode", False, several_labels),
        "TargetEncoder": Kind("encode", True, anything),
        "KBinsDiscretizer": Kind("encode", True, anything, ("n_bins",)),
        "PolynomialFeatures": Kind("map", False, anything, ("degree",)),
        "SplineTransformer": Kind("map", True, anything),
        "Binarizer": Kind("map", False, anything),
        "FunctionTransformer": Kind("map", False, anything, ("func", "inverse_func")),
    }),
    **_named("impute", {
        "SimpleImputer": Kind("impute", True, imputed),
        "KNNImputer": Kind("impute", True, imputed),
        "IterativeImputer": Kind("impute", True, anything, ("estimator",)),
    }),
    **_named("decomposition", {
        name: Kind("select", True, components("n_components"), ("n_components",))
        for name in "PCA IncrementalPCA KernelPCA TruncatedSVD NMF FastICA FactorAnalysis SparsePCA".split()
    }),
    **_named("manifold", {"TSNE": Kind("select", True, components("n_components"), ("n_components",))}),
    **_named("feature_selection", {
        "SelectKBest": Kind("select", True, chosen_columns, ("score_func",)),
        **dict.fromkeys(
            "SelectPercentile VarianceThreshold RFE RFECV SelectFromModel SequentialFeatureSelector".split(),
            Kind("select", True, chosen_columns),
        ),
    }),
    **_named("feature_extraction.text", {
        name: Kind("encode", True, words) for name in ("CountVectorizer", "TfidfVectorizer", "TfidfTransformer")
    }),
    "sklearn.compose.ColumnTransformer": Kind("scale", True, anything, ("transformers",)),
    "sklearn.pipeline.Pipeline": Kind("scale", True, anything, ("steps",)),
    "sklearn.pipeline.FeatureUnion": Kind("map", True, anything, ("transformer_list",)),
}  # fmt: skip
"""Classes of estimators that transform data."""

_FUNCTIONS = {
    "scale": "StandardScaler",
    "robust_scale": "RobustScaler",
    "minmax_scale": "MinMaxScaler",
    "maxabs_scale": "MaxAbsScaler",
    "normalize": "Normalizer",
    "quantile_transform": "QuantileTransformer",
    "power_transform": "PowerTransformer",
}

AT_ONCE = {
    f"sklearn.preprocessing.{name}": ESTIMATORS[f"sklearn.preprocessing.{of}"] for name, of in _FUNCTIONS.items()
}
"""Functions that fit and use an estimator in one call."""
