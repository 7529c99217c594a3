"""What scikit-learn means for the abstract interpreter: data sets, splits, and estimators that transform data."""

from __future__ import annotations

from typing import Any

from kerlint.facts.values import Const, Origin, Unknown
from kerlint.interpreter.call import Call
from kerlint.interpreter.data.lift import Handler, lifted
from kerlint.interpreter.data.reading import unfollowed
from kerlint.interpreter.libraries import sklearn_datasets, sklearn_functions, sklearn_splits, sklearn_transforms
from kerlint.interpreter.values import LibraryObject

FUNCTIONS: dict[str, Handler] = {
    **sklearn_datasets.FUNCTIONS,
    **sklearn_splits.FUNCTIONS,
    **sklearn_transforms.FUNCTIONS,
    **sklearn_functions.FUNCTIONS,
}

unknown_call = lifted(unfollowed)


def method(call: Call) -> Any:
    """A method of an estimator or a splitter."""
    path = call.receiver.path
    if path in sklearn_splits.SPLITTERS:
        return sklearn_splits.method(call)
    if path in sklearn_transforms.FUNCTIONS:
        return sklearn_transforms.method(call)
    return unknown_call(call)


def attribute(machine: Any, thing: LibraryObject, name: str, origin: Origin | None) -> Any:
    """``iris.data`` of a bunch; what an estimator has learnt (``mean_``) is not followed; ``None`` for methods."""
    if thing.path == sklearn_datasets.BUNCH:
        return machine.read(thing.state[name]) if name in thing.state else Unknown(f"`{name}` of a data set", origin)
    return Unknown(f"`{name}` of {thing!r}", origin) if name.endswith("_") else None


def subscript(machine: Any, thing: LibraryObject, key: Any, origin: Origin | None) -> Any:
    """``iris["data"]``."""
    if thing.path == sklearn_datasets.BUNCH and type(key) is Const and type(key.value) is str:
        return attribute(machine, thing, key.value, origin)
    return Unknown(f"a part of {thing!r}", origin)
