"""Splits of scikit-learn: ``train_test_split`` and the splitters that give pairs of row numbers."""

from __future__ import annotations

import math
from typing import Any

from kerlint.facts.choices import leaves
from kerlint.facts.rows import Order, Part, Rows
from kerlint.facts.values import UNKNOWN, Const, Unknown
from kerlint.facts.vocabulary import Data, Split
from kerlint.interpreter.call import Call
from kerlint.interpreter.data import literal, reading, selection, shapes
from kerlint.interpreter.data.lift import Handler, lifted
from kerlint.interpreter.data.make import changed, fresh, known, number, opaque, parts, parts_of, whole
from kerlint.interpreter.values import ABSENT, Array, LibraryObject, Sequence

SETTINGS = ("test_size", "train_size", "random_state", "shuffle", "stratify")


def train_test_split(call: Call) -> Any:
    """Parts of each array, train before test, with the lengths that scikit-learn gives them."""
    result = lifted(_parts)(call)
    members = result.plain() if type(result) is Sequence else None
    if members and len(members) >= 2 and call.positional:
        _note(call, call.positional[0], members[0], members[1])
    return result


def _parts(call: Call) -> Any:
    arrays = [
        literal.read(one, call.origin, container="list") if type(one) is Sequence else one for one in call.positional
    ]
    arrays = [opaque(call.origin) if type(one) is Unknown else one for one in arrays]
    if call.open or not arrays:
        return call.unknown("parts of a split")
    first = next((one for one in arrays if type(one) is Data and whole(one.length) is not None), None)
    length = None if first is None else whole(first.length)
    sizes = part_sizes(length, call.get("test_size"), call.get("train_size"))
    shuffle = reading.truth(call, "shuffle", default=True)
    split, permutation = _identity(call, length)
    found: list[Any] = []
    for one in arrays:
        for position in (0, 1):
            if type(one) is not Data:
                found.append(call.unknown("a part of a split"))
            elif shuffle is False:
                found.append(_cut(call, one, position, sizes))
            elif shuffle is None:
                part = selection.part(one, call.origin, split, position, known(sizes[position]), None)
                found.append(changed(part, rows=UNKNOWN, order=UNKNOWN))
            else:
                found.append(selection.part(one, call.origin, split, position, known(sizes[position]), permutation))
    return found


def _cut(call: Call, data: Data, position: int, sizes: tuple[int | None, int | None]) -> Data:
    """Without shuffling the train rows come first."""
    if sizes[0] is None:
        return changed(selection.part(data, call.origin, ("cut", call.origin), position, UNKNOWN, None))
    low, high = (0, sizes[0]) if position == 0 else (sizes[0], sizes[0] + (sizes[1] or 0))
    return selection.row_slice(data, call.origin, low, high, None)


def part_sizes(length: int | None, test: Any, train: Any) -> tuple[int | None, int | None]:
    """Train and test rows: the test share is rounded up, the train share down."""
    absent = [value is ABSENT or (type(value) is Const and value.value is None) for value in (test, train)]
    test_rows = None if absent[0] else _rows(length, test, math.ceil)
    train_rows = None if absent[1] else _rows(length, train, math.floor)
    if all(absent):
        test_rows = None if length is None else math.ceil(length * 0.25)
    if absent[0] and not absent[1] and length is not None and train_rows is not None:
        test_rows = length - train_rows
    if absent[1] and length is not None and test_rows is not None:
        train_rows = length - test_rows
    return train_rows, test_rows


def _rows(length: int | None, value: Any, rounded: Any) -> int | None:
    size = number(value)
    if type(size) is int:
        return size
    return rounded(length * size) if type(size) is float and length is not None and 0 < size < 1 else None


def _identity(call: Call, length: int | None) -> tuple[object, object]:
    """What is surely divided in the same way: the arrays of one call, and calls with one seed and one length."""
    seed = call.get("random_state")
    stratify = call.get("stratify")
    plain = stratify is ABSENT or (type(stratify) is Const and stratify.value is None)
    if seed is ABSENT or (type(seed) is Const and seed.value is None) or not plain or length is None:
        return object(), object()
    key = ("train_test_split", length, repr(call.get("test_size")), repr(call.get("train_size")))
    name = seed.value if type(seed) is Const else seed
    return (*key, name), ("order", *key, name)


def _note(call: Call, data: Any, train: Any, test: Any) -> None:
    machine = call.machine
    seed = call.get("random_state")
    stratify = call.get("stratify")
    fact = Split(
        place=call.origin,
        kind="random" if reading.truth(call, "shuffle", default=True) is not False else "slice",
        data=_data(machine, data),
        train=_data(machine, train),
        test=_data(machine, test),
        shuffle=known(reading.truth(call, "shuffle", default=True)),
        stratify=UNKNOWN
        if type(stratify) is Unknown
        else not (stratify is ABSENT or type(stratify) is Const and stratify.value is None),
        random_state=None if seed is ABSENT else seed,
        moment=machine.moment + 1,
        run=machine.run,
    )
    machine.note("split", None, call.origin, fact=fact)


def _data(machine: Any, value: Any) -> Any:
    if type(value) is Array:
        return machine.read(value.data)
    return value if any(type(leaf) is Data for leaf in leaves(value)) else UNKNOWN


SPLITTERS: dict[str, tuple[str, ...]] = {
    f"sklearn.model_selection.{name}": parameters
    for name, parameters in {
        "KFold": ("n_splits",),
        "StratifiedKFold": ("n_splits",),
        "GroupKFold": ("n_splits",),
        "StratifiedGroupKFold": ("n_splits",),
        "RepeatedKFold": (),
        "RepeatedStratifiedKFold": (),
        "ShuffleSplit": ("n_splits",),
        "StratifiedShuffleSplit": ("n_splits",),
        "GroupShuffleSplit": ("n_splits",),
        "TimeSeriesSplit": ("n_splits",),
        "LeaveOneOut": (),
    }.items()
}
"""Splitters with their positional parameters."""


def splitter(call: Call) -> Any:
    """``KFold(5)``."""
    names = SPLITTERS[call.path]
    arguments = {**dict(zip(names, call.positional)), **call.keywords}
    return LibraryObject(call.path, arguments, call.origin, open=call.open)


def method(call: Call) -> Any:
    """``folds.split(x, y)``, ``folds.get_n_splits()``."""
    if call.path == "get_n_splits":
        default = Const(10 if "Shuffle" in call.receiver.path and "Group" not in call.receiver.path else 5)
        return (
            call.receiver.arguments.get("n_splits", default)
            if not call.receiver.open
            else call.unknown("number of folds")
        )
    if call.path != "split":
        return call.unknown("a splitter")
    result = lifted(_folds)(call)
    data = call.machine.read(result.data) if type(result) is Array else result
    divided = call.get("X", 0)
    members: list[Any] = (parts_of(data) if type(data) is Data else None) or [UNKNOWN, UNKNOWN]
    shuffle = _shuffles(call.receiver)
    fact = Split(
        place=call.origin,
        kind="folds",
        data=_data(call.machine, divided),
        train=members[0],
        test=members[1],
        shuffle=known(shuffle),
        stratify="Stratified" in call.receiver.path,
        random_state=call.receiver.arguments.get("random_state"),
        moment=call.machine.moment + 1,
        run=call.machine.run,
    )
    call.machine.note("split", call.receiver, call.origin, fact=fact)
    return result


def _shuffles(splitter: LibraryObject) -> bool | None:
    if "Shuffle" in splitter.path or "Repeated" in splitter.path:
        return True
    value = splitter.arguments.get("shuffle", Const(False))
    return bool(value.value) if type(value) is Const and not splitter.open else None


def _folds(call: Call) -> Any:
    """Pairs of row numbers: the rows to learn from and the rows to judge by."""
    divided = call.get("X", 0)
    length = whole(divided.length) if type(divided) is Data else None
    split = object()
    train, test = _fold_sizes(call.receiver, length)
    shuffle = _shuffles(call.receiver)
    order = (Order(("folds", split)),) if "ShuffleSplit" in call.receiver.path else ()  # others give sorted numbers
    members = []
    for position, size in enumerate((train, test)):
        index = selection.index_of(length, call.origin)
        rows = Rows(index, (*order, Part(split, position)))
        fair = "random" if shuffle else UNKNOWN
        members.append(
            changed(
                index, source=index, rows=rows, order=fair, classes=UNKNOWN, highest=UNKNOWN, **shapes.facts((size,))
            )
        )
    made = fresh(call.origin, container="generator", content="folds", origin="arithmetic")
    return changed(made, source=divided.source if type(divided) is Data else UNKNOWN, parts=parts(*members))


def _fold_sizes(splitter: LibraryObject, length: int | None) -> tuple[int | None, int | None]:
    """Rows in each part, where all folds are equal."""
    if splitter.path.endswith("LeaveOneOut"):
        return (None, None) if length is None else (length - 1, 1)
    folds = whole(splitter.arguments.get("n_splits", Const(5)))
    if splitter.path.rpartition(".")[2] not in ("KFold", "RepeatedKFold") or splitter.open:
        return None, None
    if length is None or not folds or length % folds:
        return None, None
    return length - length // folds, length // folds


FUNCTIONS: dict[str, Handler] = {
    "sklearn.model_selection.train_test_split": train_test_split,
    **dict.fromkeys(SPLITTERS, splitter),
}
