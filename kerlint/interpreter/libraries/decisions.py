"""Classes that a program reads from predictions: ``argmax``, a border that scores are compared with, ``round``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kerlint.facts.choices import leaves
from kerlint.facts.values import UNKNOWN, Collection, Const, Origin, Unknown
from kerlint.facts.vocabulary import Data, Step
from kerlint.interpreter.call import Call
from kerlint.interpreter.data.shapes import full
from kerlint.interpreter.handing import note_use, prediction_of
from kerlint.interpreter.happened import Event
from kerlint.interpreter.machine import Machine
from kerlint.interpreter.values import ABSENT, Array, Sequence

ARGMAX = frozenset({"numpy.argmax", "tensorflow.argmax", "tensorflow.math.argmax", "keras.ops.argmax"})
ROUND = frozenset({"numpy.round", "numpy.rint", "numpy.around", "tensorflow.round", "tensorflow.math.round"})
ROUND |= {"keras.ops.round", "builtins.round"}

METRICS = ("sklearn.metrics.", "tensorflow.math.confusion_matrix", "keras.metrics.", "keras.losses.")
"""Functions of labels and predictions, one row with the other."""

ONE_SIDED = frozenset(
    f"sklearn.metrics.{name}"
    for name in """average_precision_score brier_score_loss classification_report confusion_matrix
    d2_absolute_error_score explained_variance_score fbeta_score log_loss mean_absolute_percentage_error
    mean_gamma_deviance mean_poisson_deviance mean_tweedie_deviance precision_recall_curve
    precision_recall_fscore_support precision_score r2_score recall_score roc_auc_score roc_curve
    top_k_accuracy_score""".split()
) | {"tensorflow.math.confusion_matrix"}
"""Metrics that are another number if labels and predictions change places."""

LOSSES = frozenset(
    """BinaryCrossentropy BinaryFocalCrossentropy CategoricalCrossentropy CategoricalFocalCrossentropy
    SparseCategoricalCrossentropy Hinge SquaredHinge CategoricalHinge MeanAbsolutePercentageError Poisson
    binary_crossentropy binary_focal_crossentropy categorical_crossentropy categorical_focal_crossentropy
    sparse_categorical_crossentropy hinge squared_hinge categorical_hinge mean_absolute_percentage_error
    poisson""".split()
)
"""Losses of Keras that are another number if labels and predictions change places. Divergences are meant both ways."""

MEANS = frozenset({"mean", "average", "median", "sum", "max", "norm", "reduce_mean", "reduce_sum"})
"""Functions and methods that make one number of all errors."""

DEPTH = 3
"""Lists in lists of arrays that are looked into."""

MANY = 30
"""Data that are gone through on the way back to a prediction."""

ORDERS = frozenset({">", ">=", "<", "<="})


def of_call(call: Call) -> None:
    """A function of a library, or a method of an array (``call.path`` is then its bare name)."""
    if not call.machine.predictions:
        return
    if call.path.startswith(METRICS):
        values = [*call.positional, *call.keywords.values()]
        if len(values) > 1:
            compared(call.machine, values[0], values[1], call.origin)
    name = call.path.rpartition(".")[2]
    if call.path in ONE_SIDED:
        _note_one_sided(call, name, "metric")
    own = type(call.receiver) is Array
    if call.machine.errors and name in MEANS and call.get("axis", 0 if own else 1) in (ABSENT, None):
        _note_score(call)
    if (own and name == "argmax") or call.path in ARGMAX:
        position = 0 if own else 1
        axis = call.get("axis", position, Const(0 if call.path.startswith("tensorflow.") else None, call.origin))
        _note(call.machine, _subject(call), call.origin, how="argmax", axis=axis, border=None)
    elif (own and name == "round") or call.path in ROUND:
        if call.get("decimals", 0 if own else 1) in (ABSENT, 0):
            _note(call.machine, _subject(call), call.origin, how="threshold", axis=None, border=Const(0.5))


def of_loss(call: Call, name: str) -> None:
    """``BinaryCrossentropy()(labels, predictions)``: a loss of Keras that is called by the program."""
    if call.machine.predictions and name in LOSSES:
        _note_one_sided(call, name, "loss")


def _note_one_sided(call: Call, name: str, use: str) -> None:
    """``r2_score(labels, predictions)``: which of the two stands first."""
    machine = call.machine
    first = call.get("labels" if call.path.startswith("tensorflow.") else "y_true", 0)
    second = next((value for value in map(call.keywords.get, PREDICTED) if value is not None), None)
    second = call.positional[1] if second is None and len(call.positional) > 1 else second
    for scores, truth, swapped in ((first, second, True), (second, first, False)):
        events = _predicted(machine, scores)
        if events and _true(machine, truth):
            machine.note("score", events[0], call.origin, function=name, use=use, swapped=swapped)
            return


PREDICTED = ("y_pred", "y_score", "y_prob", "y_proba", "probas_pred", "predictions")
"""Names of the parameter that predictions are given as."""


def _note_score(call: Call) -> None:
    """``np.mean((y - model.predict(x)) ** 2)``: an error, or an accuracy, that the program computes by itself."""
    for data in _held(call.machine, _subject(call)):
        for one in _ancestors(data):
            if one in call.machine.errors:
                call.machine.note("use", call.machine.errors[one], call.origin, how="score by hand")


def of_error(machine: Machine, operator: str, left: Any, right: Any, result: Any, origin: Origin | None) -> None:
    """``y - scores``, ``classes == y``: predictions against what is true, row by row; ``result`` is what that gives."""
    if not machine.predictions or type(result) is not Array:
        return
    for scores, truth in ((left, right), (right, left)):
        events = _predicted(machine, scores)
        true = _true(machine, truth) if events else []
        if any(data.length is not None for data in true):
            machine.errors.update(dict.fromkeys(_held(machine, result), events[0]))
            if origin is not None and len(true) == 1 and len(held := _held(machine, scores)) == 1:
                spreads = _spreads(held[0], true[0])
                machine.note("pairing", events[0], origin, scores=held[0], truth=true[0], spreads=spreads)
                if _restored(machine, held[0]) and operator == "-":
                    machine.note("compared", events[0], origin, data=true, raw=False, restored=True)


def _spreads(one: Data, other: Data) -> bool | Unknown:
    """Whether each row of one meets each row of the other: one of them has a last axis of size 1 more."""
    shapes = [shape for shape in (full(one), full(other)) if shape]
    if len(shapes) < 2:
        return Unknown("a shape that is not known")
    short, long = sorted(shapes, key=len)
    if short[0] != long[0] or short[0] in (0, 1):
        return Unknown("rows that do not belong together")
    return len(short) == 1 and len(long) == 2 and long[1] == 1


def _subject(call: Call) -> Any:
    if type(call.receiver) is Array:
        return call.receiver
    return call.positional[0] if call.positional else UNKNOWN


def of_comparison(machine: Machine, operator: str, left: Any, right: Any, origin: Origin) -> None:
    """``scores > 0.5``."""
    if not machine.predictions:
        return
    if operator in ("==", "!="):
        compared(machine, left, right, origin)
        for scores, number in ((left, right), (right, left)):
            if type(number) is Const:
                note_use(machine, scores, "threshold", origin)
    if operator not in ORDERS:
        return
    for scores, border in ((left, right), (right, left)):
        if type(scores) is Array and type(border) is Const and type(border.value) in (int, float):
            _note(machine, scores, origin, how="threshold", axis=None, border=border)


def compared(machine: Machine, left: Any, right: Any, place: Origin) -> None:
    """Two values that are compared row by row, one of which may be a prediction, or classes read from one."""
    if not machine.predictions:
        return
    for scores, truth in ((left, right), (right, left)):
        events = {id(event): event for event in _predicted(machine, scores)}
        against = _true(machine, truth) if events else []
        held = _held(machine, scores) if against else []
        raw = bool(held) and all(_unchanged(machine, data) for data in held)
        restored = bool(held) and all(_restored(machine, data) for data in held)
        for event in events.values() if against else ():
            machine.note("compared", event, place, data=against, raw=raw, restored=restored)


def _restored(machine: Machine, data: Data) -> bool:
    """Whether data are a prediction that a scaler has brought back to the units of the targets."""
    last = data.steps.items[-1].value if type(data.steps) is Collection and data.steps.items else None
    return data.source in machine.predictions and type(last) is Step and last.type == "inverse_transform"


def _predicted(machine: Machine, value: Any) -> list[Event]:
    """The predictions that a value is, or was read from."""
    return [event for data in _held(machine, value) if (event := _read_from(machine, data))]


def _true(machine: Machine, value: Any) -> list[Data]:
    """The data in a value that no model has predicted."""
    return [data for data in _held(machine, value) if _read_from(machine, data) is None]


def _read_from(machine: Machine, data: Data) -> Event | None:
    """The prediction that data are, or classes read from it."""
    return next((event for one in _ancestors(data) if (event := prediction_of(machine, one)) is not None), None)


def _ancestors(data: Data) -> Iterator[Data]:
    """The data, what they were computed from, and so on: the first few."""
    waiting, seen = [data], 0
    while waiting and seen < MANY:
        one = waiting.pop()
        yield one
        seen += 1
        if type(one.parents) is Collection:
            waiting += [item.value for item in one.parents.items if type(item.value) is Data]


def _held(machine: Machine, value: Any, depth: int = 0) -> list[Data]:
    """The data in a value: an array, or a list of them."""
    found: list[Data] = []
    for leaf in leaves(value):
        if type(leaf) is Array:
            found += [data for data in leaves(machine.read(leaf.data)) if type(data) is Data]
        elif type(leaf) is Sequence and depth < DEPTH:
            for item in leaf.items:
                found += _held(machine, item.value, depth + 1)
    return found


def of_row(machine: Machine, array: Array, row: Any) -> None:
    """``scores[3]``, or what a loop over ``scores`` gives: the outputs for one row."""
    if not machine.predictions or type(row) is not Array:
        return
    whole, one = machine.read(array.data), machine.read(row.data)
    if type(whole) is Data and type(one) is Data and whole in machine.predictions:
        machine.predicted_rows[one] = machine.predictions[whole]


def _note(machine: Machine, value: Any, place: Origin, **read: Any) -> None:
    for leaf in leaves(value):
        for data in leaves(machine.read(leaf.data)) if type(leaf) is Array else ():
            event = _unchanged(machine, data)
            if event is not None:
                machine.note("decision", event, place, rank=_rank(machine, data), **read)


def _rank(machine: Machine, data: Data) -> str:
    """Whether data are all outputs, those for one row, or something else."""
    if data in machine.predictions:
        return "all"
    return "row" if data in machine.predicted_rows else "part"


def _unchanged(machine: Machine, data: Any) -> Event | None:
    """The prediction whose values data are: rows and columns of it, not something computed from it."""
    if type(data) is not Data or type(data.source) is not Data:
        return None
    steps = data.steps
    if type(steps) is Collection and any(type(one.value) is Step and one.value.kind != "index" for one in steps.items):
        return None
    return machine.predictions.get(data.source)
