"""Inside: the data of a training as arrays of rows, whatever the program gave to `fit`, and what they are to teach."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

import numpy as np

from kerlint.confirm.lab.labels import Target

Array = Any

MOST_ROWS = 20_000
"""Rows that are taken from data that come in batches."""

TRAIN_ROWS = 1500
TEST_ROWS = 1000
LEAST_ROWS = 20
MOST_VALUES = 12_000_000
"""Numbers in the features of one experiment."""


class NotCaptured(Exception):
    """The data can't be experimented on; the message says why, as a clause."""


class Captured(NamedTuple):
    """The rows for training and, where the program has them, those that it judges by."""

    features: list[Array]
    labels: list[Array]
    weights: Array | None
    held: tuple[list[Array], list[Array]] | None
    class_weight: dict[int, float] | None
    batch: int
    shuffle: bool

    def rows_for(self, seed: int) -> tuple[Array, Array]:
        """Numbers of the rows to train on and to judge by; those by which the program judges count from the end."""
        random = np.random.RandomState(seed)
        size = max(1, sum(int(np.prod(one.shape[1:])) for one in self.features))
        most = max(192, MOST_VALUES // size)
        own = len(self.features[0])
        other = len(self.held[0][0]) if self.held is not None else 0
        order = random.permutation(own)
        if other:
            test = own + random.permutation(other)[: min(TEST_ROWS, most * 2 // 5)]
        else:
            test = order[: min(TEST_ROWS, most * 2 // 5, max(own * 3 // 10, 1))]
            order = order[len(test) :]
        train = order[: min(TRAIN_ROWS, most * 3 // 5)]
        return np.sort(train), np.sort(test)  # the order of the program


def captured(model: Any, given: dict[str, Any]) -> Captured:
    """What a `fit` is given. Raises NotCaptured."""
    inputs = _names(model, "inputs", "input_names")
    outputs = [str(name) for name in getattr(model, "output_names", None) or ()]
    batch = given.get("batch_size") or 32
    x, y, weights = given.get("x"), given.get("y"), given.get("sample_weight")
    shuffle = given.get("shuffle") is not False
    if _in_batches(x):
        x, y, weights, batch = _gathered(x, inputs, outputs)
        shuffle = False
    if y is None:
        raise NotCaptured("the training has no labels of its own")
    features, labels = _columns(x, inputs), _columns(y, outputs)
    rows = {len(one) for one in (*features, *labels)}
    if len(rows) != 1:
        raise NotCaptured(f"features and labels differ in their number of rows ({', '.join(map(str, sorted(rows)))})")
    if rows.pop() < LEAST_ROWS:
        raise NotCaptured(f"it trains on fewer than {LEAST_ROWS} rows")
    held = _held(given, inputs, outputs)
    counted = np.asarray(weights, dtype="float32").reshape(-1) if weights is not None else None
    return Captured(features, labels, counted, held, given.get("class_weight") or None, int(batch), bool(shuffle))


def _names(model: Any, tensors: str, names: str) -> list[str]:
    found = getattr(model, names, None) or [one.name for one in getattr(model, tensors, None) or ()]
    return [str(name) for name in found]


def _in_batches(x: Any) -> bool:
    return (
        not hasattr(x, "shape")
        and not isinstance(x, (list, tuple, dict))
        and (hasattr(x, "__iter__") or hasattr(x, "__getitem__"))
    )


def _batches(x: Any) -> Iterator[Any]:
    if hasattr(x, "element_spec"):
        return iter(x)
    if hasattr(x, "__getitem__") and hasattr(x, "__len__"):
        return (x[place] for place in range(len(x)))
    return iter(x)


def _gathered(x: Any, inputs: list[str], outputs: list[str]) -> tuple[Any, Any, Any, int]:
    """Batches put together, until there are rows enough."""
    columns: list[list[Array]] = []
    labels: list[list[Array]] = []
    weights: list[Array] = []
    rows = size = values = 0
    for batch in islice(_batches(x), MOST_ROWS):
        if not isinstance(batch, (tuple, list)) or len(batch) < 2:
            raise NotCaptured("the training has no labels of its own")
        columns.append(_columns(batch[0], inputs))
        labels.append(_columns(batch[1], outputs))
        if len(batch) > 2 and batch[2] is not None:
            weights.append(np.asarray(batch[2]))
        size = max(size, len(columns[-1][0]))
        rows += len(columns[-1][0])
        values += sum(one.size for one in columns[-1])
        if rows >= MOST_ROWS or values >= 4 * MOST_VALUES:
            break
    if not rows:
        raise NotCaptured("the training gets no rows")
    joined = [[np.concatenate(parts) for parts in zip(*found)] for found in (columns, labels)]
    return joined[0], joined[1], np.concatenate(weights) if weights else None, size


def _held(given: dict[str, Any], inputs: list[str], outputs: list[str]) -> tuple[list[Array], list[Array]] | None:
    """The rows that the program judges by while it trains."""
    data = given.get("validation_data")
    if data is None:
        return None
    if _in_batches(data):
        x, y, _, _ = _gathered(data, inputs, outputs)
    else:
        x, y = data[0], data[1]
    features, labels = _columns(x, inputs), _columns(y, outputs)
    return (features, labels) if len({len(one) for one in (*features, *labels)}) == 1 else None


def _columns(data: Any, names: list[str]) -> list[Array]:
    """One array for each input or output."""
    if isinstance(data, dict):
        order = names if set(names) == set(data) else sorted(data)
        return [_array(data[name]) for name in order]
    if isinstance(data, (list, tuple)) and data and all(hasattr(one, "shape") or type(one) is list for one in data):
        if len(data) == max(len(names), 1) or not all(np.ndim(one) == np.ndim(data[0]) - 0 for one in data):
            return [_array(one) for one in data]
    return [_array(data)]


def _array(data: Any) -> Array:
    found = np.asarray(data)
    if found.dtype == object:
        try:
            found = found.astype("float32")
        except (TypeError, ValueError):
            raise NotCaptured("its data are no numbers") from None
    if found.dtype.kind in "US":
        raise NotCaptured("its data are text")
    if found.dtype.kind in "bf" or found.dtype == np.uint8:
        found = found.astype("float32")
    if not found.ndim:
        raise NotCaptured("its data are a single number")
    return found


# --- what there is to learn


def describe(labels: Array) -> dict[str, Any]:
    """What the labels of one output look like."""
    wide = labels.ndim > 1 and labels.shape[-1] > 1
    whole = bool(np.isfinite(labels).all() and (labels == np.round(labels)).all())
    zero_one = whole and bool(np.isin(labels, (0, 1)).all())
    sums = labels.reshape(-1, labels.shape[-1]).sum(1) if wide else None
    distinct = np.unique(labels[:5000]) if whole else np.array([])
    return {
        "width": int(labels.shape[-1]) if wide else 1,
        "whole": whole,
        "one_hot": bool(zero_one and sums is not None and (sums == 1).all()),
        "zero_one": zero_one,
        "distinct": len(distinct),
        "signs": bool(whole and len(distinct) and np.isin(distinct, (-1, 1)).all()),
        "positions": list(labels.shape[1:-1] if wide else labels.shape[1:] if labels.shape[1:] != (1,) else ()),
    }


def task_of(seen: dict[str, Any], head: dict[str, Any], *, copied: bool) -> str:
    """What an output is to learn, as the program means it that trains well."""
    if copied:
        return "quantity"
    if seen["one_hot"]:
        return "classes"
    if seen["width"] > 1:
        return "labels" if seen["zero_one"] and head["family"] in ("binary", "categorical") else "quantity"
    if not seen["whole"]:
        return "quantity"
    if head["family"] == "regression" and seen["distinct"] > 2:
        return "quantity"
    if head["family"] == "regression" and head["activation"] in ("linear", "relu", ""):
        return "quantity"
    return "classes" if seen["distinct"] > 2 else "binary"


def target_of(task: str, seen: dict[str, Any], head: dict[str, Any]) -> Target:
    """The target as probes know it."""
    encoding = "one-hot" if seen["one_hot"] else "signs" if seen["signs"] else "integer"
    if task in ("quantity", "labels"):
        encoding = "continuous" if task == "quantity" else "multi-hot"
    number = seen["width"] if seen["width"] > 1 else max(seen["distinct"], 2) if task != "quantity" else 1
    if task == "binary":
        encoding, number = ("signs" if seen["signs"] else "binary"), 2
    return Target(task, number, encoding, border=head["border"], positions=tuple(seen["positions"]))


def own_skill(task: str, labels: Array, predictions: Array, border: float) -> float:
    """Skill on the program's own labels: 0 is chance, 1 is perfect; of a quantity R², at least -1."""
    found = np.asarray(predictions, dtype="float64")
    if not np.isfinite(found).all():
        return -1.0 if task == "quantity" else 0.0
    if task == "quantity":
        return _explained(np.asarray(labels, dtype="float64"), found)
    flat = found.reshape(-1, found.shape[-1]) if found.ndim > 1 else found[:, None]
    if task == "labels":
        wanted = labels.reshape(-1, labels.shape[-1])
        width = min(wanted.shape[1], flat.shape[1])
        return float(np.mean([_balanced(wanted[:, k], (flat[:, k] > border) * 1.0) for k in range(width)]))
    wide = labels.ndim > 1 and labels.shape[-1] > 1 and bool(np.isin(labels, (0, 1)).all())
    truth = labels.reshape(-1, labels.shape[-1]).argmax(1) if wide else labels.reshape(-1)
    return _balanced(truth, _decided(flat, truth, border)[: len(truth)] if len(flat) >= len(truth) else None)


def _decided(flat: Array, truth: Array, border: float) -> Array:
    """The class of each row, as the program reads its own predictions."""
    if flat.shape[1] > 1:
        return flat.argmax(1)
    if len(np.unique(truth)) > 2:
        return np.round(flat[:, 0])
    low = -1 if (truth < 0).any() else 0
    return np.where(flat[:, 0] > border, 1, low)


def _balanced(wanted: Array, said: Array | None) -> float:
    kinds = np.unique(wanted)
    if said is None or len(kinds) < 2:
        return 0.0
    share = float(np.mean([np.mean(said[wanted == kind] == kind) for kind in kinds]))
    return (share - 1 / len(kinds)) / (1 - 1 / len(kinds))


def _explained(wanted: Array, found: Array) -> float:
    if found.shape != wanted.shape and found.ndim > 2:
        found = found.reshape(len(found), -1, found.shape[-1]).mean(1)
    wanted, found = wanted.reshape(len(wanted), -1), found.reshape(len(found), -1)
    width = min(wanted.shape[1], found.shape[1])
    wanted, found = wanted[:, :width], found[:, :width]
    spread = ((wanted - wanted.mean(0)) ** 2).sum()
    return float(max(1 - ((wanted - found) ** 2).sum() / spread, -1.0)) if spread > 0 else 0.0
