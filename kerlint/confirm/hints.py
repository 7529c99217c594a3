"""What the facts say of a program beyond its model: its outputs' tasks, its data, how it is trained and judged.

Everything is plain data (JSON); what is not known is left out, and the laboratory takes what is usual.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from kerlint.confirm.blueprint import NotKnown
from kerlint.confirm.blueprint import Path as Taken
from kerlint.facts.fact import Fact
from kerlint.facts.values import Collection, Const
from kerlint.facts.vocabulary import Compile, Data, Evaluation, Fit, Validation
from kerlint.interpreter.recover.program import Recovered

Json: TypeAlias = Any

ROWS = 1500
"""Rows that the laboratory trains on."""

ENCODINGS = ("integer", "one-hot", "binary", "signs", "continuous", "multi-hot")


def members(collection: Any) -> list[Any]:
    """The members of a collection of facts, on whatever path."""
    return [item.value for item in collection.items] if isinstance(collection, Collection) else []


# --- outputs


def heads_of(compiled: Compile, path: Taken) -> list[dict[str, Json]]:
    """Every output that a compile judges: width, activation, loss, the encoding of its labels."""
    return [_head(one, path) for one in members(compiled.heads)]


def _head(head: Any, path: Taken) -> dict[str, Json]:
    loss = path(head.loss)
    known = isinstance(loss, Fact)
    labels = path(head.labels)
    encoding = path.plain(labels.encoding) if isinstance(labels, Data) else None
    return {
        "units": path.plain(head.units),
        "activation": path.plain(head.activation),
        "loss": path.plain(loss.name) if known else None,
        "family": path.plain(loss.family) if known else "none" if loss is None else None,
        "from_logits": path.plain(loss.from_logits) is True if known else False,
        "encoding": encoding if encoding in ENCODINGS else None,
        "labels": _labels(labels, path) if isinstance(labels, Data) else {},
    }


def _labels(labels: Data, path: Taken) -> dict[str, Json]:
    found: dict[str, Json] = {}
    low, high = path.plain(labels.low), path.plain(labels.high)
    if isinstance(low, (int, float)) and isinstance(high, (int, float)) and low < high:
        found |= {"low": low, "high": high}
    shape = path.plain(labels.shape)
    if isinstance(shape, tuple) and all(isinstance(path.plain(size), int) for size in shape):
        found["shape"] = [path.plain(size) for size in shape]
    return found


def labels_of(head: dict[str, Json]) -> dict[str, Json]:
    """How one program gives the labels of an output, and from which prediction on it takes a row for positive."""
    scores = head["from_logits"] or head["family"] == "hinge" and head["activation"] in ("tanh", "linear")
    found: dict[str, Json] = {"border": 0.0 if scores else 0.5}
    if head["encoding"] in ("one-hot", "integer", "signs"):
        found["encoding"] = head["encoding"]
    if head["encoding"] == "continuous" or head["family"] == "regression":
        found |= {name: head["labels"][name] for name in ("low", "high") if name in head["labels"]}
    if "shape" in head["labels"]:
        found["shape"] = head["labels"]["shape"]
    return found


def task_of(head: dict[str, Json]) -> dict[str, Json]:
    """What an output is to learn, as the repaired program means it. Raises NotKnown."""
    family, units, encoding = head["family"], head["units"], head["encoding"]
    if encoding == "continuous":
        return {"task": "quantity", "count": units if family != "sparse" else 1, "encoding": "continuous"}
    if family in ("sparse", "categorical", "divergence") or head["loss"] == "categorical_hinge":
        return {"task": "classes", "count": units, "encoding": "integer" if family == "sparse" else "one-hot"}
    if family == "hinge":
        return {"task": "binary", "count": 2, "encoding": "signs"}
    if family == "binary":
        if units is None or units == 1:
            return {"task": "binary", "count": 2, "encoding": "binary"}
        return {
            "task": "classes" if encoding == "one-hot" else "labels",
            "count": units,
            "encoding": encoding or "multi-hot",
        }
    if family in ("regression", "none"):
        return {"task": "quantity", "count": units, "encoding": "continuous"}
    raise NotKnown("what the model is to learn is not known")


# --- data


def features_of(data: Any, path: Taken) -> dict[str, Json]:
    """What is known of features: what they hold, the shape of a row, the range and spread of their values."""
    if not isinstance(data, Data):
        return {}
    found: dict[str, Json] = {"content": path.plain(data.content)}
    shape = path.plain(data.shape)
    if isinstance(shape, tuple):
        sizes = [size.value if type(size) is Const else size for size in shape]
        if all(isinstance(size, int) for size in sizes):
            found["shape"] = sizes
    found |= {"low": path.plain(data.low), "high": path.plain(data.high)}
    if found["content"] != "image":
        magnitude = path.plain(data.magnitude)
        found |= {"high": found["high"] if magnitude is None else magnitude, "ratio": path.plain(data.feature_ratio)}
    return {key: value for key, value in found.items() if isinstance(value, (str, int, float, list))}


def training_of(fit: Fit | None, path: Taken) -> dict[str, Json]:
    """How the program trains: batch size, order of the rows, what is done to a data set."""
    if fit is None:
        return {}
    x, y = path(fit.x), path(fit.y)
    orders = [path.plain(data.order) for data in (x, y) if isinstance(data, Data)]
    found: dict[str, Json] = {
        "batch_size": path.plain(fit.batch_size),
        "shuffle": path.plain(fit.shuffle) is not False,
        "by_class": "by-class" in orders,
        "length": path.plain(x.length) if isinstance(x, Data) else None,
        "pipeline": _pipeline(x, path) if isinstance(x, Data) else [],
    }
    validation = path(fit.validation)
    if isinstance(validation, Validation) and path.plain(validation.kind) == "split":
        found["split"] = path.plain(validation.fraction)
    return found


def _pipeline(data: Data, path: Taken) -> list[list[Json]]:
    """The steps of a data set that decide which rows come when: kind and size."""
    steps = [(path.plain(step.kind), path.plain(step.size)) for step in members(data.steps)]
    if path.plain(data.container) != "dataset":
        return []
    return [[kind, size] for kind, size in steps if kind in ("shuffle", "batch", "cache", "repeat", "take", "skip")]


def judged_of(recovered: Recovered, fit: Fit | None, path: Taken) -> dict[str, Json]:
    """The features of the rows that the model is judged by, as the program hands them over."""
    if fit is None:
        return {}
    validation = path(fit.validation)
    if isinstance(validation, Validation) and path.plain(validation.kind) == "data":
        return features_of(path(validation.x), path)
    for evaluation in members(recovered.program.evaluations):
        if isinstance(evaluation, Evaluation) and path(evaluation.model) is path(fit.model):
            return features_of(path(evaluation.x), path)
    return {}
