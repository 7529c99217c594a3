"""Notices what a program writes for another Keras, where it imports, reads, calls or sets it."""

from __future__ import annotations

from typing import Any

import libcst as cst

from kerlint.facts.choices import leaves
from kerlint.facts.values import Const, Origin, Unknown
from kerlint.interpreter.call import Call
from kerlint.interpreter.endings import ending
from kerlint.interpreter.libraries.keras.objects import KerasObject
from kerlint.interpreter.values import External, Mapping, Sequence
from kerlint.keras import changes, signatures

ROOTS = ("keras.", "tensorflow.", "tf_keras.")

LEGACY = "keras.optimizers.legacy"
"""Names that Keras 3 has, to say that they are gone when they are called."""

OF_MODEL = "`optimizer` of a model"
"""Why the optimizer of a model is not known: then it is an optimizer all the same."""


def imported(machine: Any, path: str, place: Origin) -> None:
    """``import path``, or a name of ``from … import``."""
    change = changes.name(path) if path.startswith(ROOTS) else None
    if change is not None and LEGACY not in path:
        machine.note_old(change, "import", path, place, path=path)


def read(machine: Any, base: Any, name: str, place: Origin) -> None:
    """``base.name`` in an expression."""
    if type(base) is External and base.path.startswith(("keras", "tensorflow", "tf_keras")):
        _read_name(machine, base.path, name, place)
    elif name == "lr" and _is_optimizer(base):
        change = changes.method("optimizers.Optimizer", name)
        if change is not None:
            machine.note_old(change, "attribute", name, place, owner="optimizer")


def _read_name(machine: Any, base: str, name: str, place: Origin) -> None:
    path = f"{base}.{name}"
    change = changes.name(path)
    if change is None or LEGACY in path:
        return
    noted = machine.outdated
    if noted and noted[-1].form == "name" and noted[-1].written == base:
        noted.pop()  # the longest name says what is meant
    if not any(old.form == "import" and (path == old.written or path.startswith(f"{old.written}.")) for old in noted):
        machine.note_old(change, "name", path, place, path=path)


def written(machine: Any, base: Any, name: str, value: Any, place: Origin) -> None:
    """``base.name = value``."""
    noted = machine.outdated
    if (
        noted
        and noted[-1].form == "attribute"
        and noted[-1].moment == machine.moment
        and noted[-1].place.node is place.node
    ):
        return  # `optimizer.lr *= 0.1` reads first
    if name == "lr" and _is_optimizer(base):
        change = changes.method("optimizers.Optimizer", name)
        if change is not None:
            machine.note_old(change, "set", name, place, owner="optimizer", value=value)


def _is_optimizer(value: Any) -> bool:
    return all(
        type(leaf) is KerasObject
        and leaf.symbol.kind == "optimizer"
        and leaf.instance is None
        or type(leaf) is Unknown
        and leaf.reason == OF_MODEL
        for leaf in leaves(value)
    )


def called(call: Call, path: str, owner: str, *, method: str = "") -> None:
    """A call of a class or function of Keras, or of a method of a class; ``owner`` is its canonical path."""
    full = f"{owner}.{method}" if method else owner
    gone = changes.name(path) if LEGACY in path else None
    if gone is not None:
        call.machine.note_old(gone, "call", path, call.origin, path=path)
    for keyword, value in call.keywords.items():
        change = changes.argument(full, keyword)
        if change is not None:
            place, name = call.written.get(keyword, call.origin), full.rpartition(".")[2]
            call.machine.note_old(change, "argument", keyword, place, owner=name, value=value, path=path)
        elif keyword in _TEXTS:
            _texts(call, _TEXTS[keyword], value, call.written.get(keyword, call.origin), path)
    _file(call, full, path)
    if any(type(leaf) is Const and isinstance(leaf.value, str) for value in call.positional for leaf in leaves(value)):
        signature = signatures.signature_at(owner, method, None)
        for number, (keyword, value) in enumerate(zip(signature.names if signature else (), call.positional)):
            if keyword in _TEXTS:
                _texts(call, _TEXTS[keyword], value, call.written.get(number, call.origin), path)


_FILES = {
    "models.Model.save": ("save", 0),
    "models.save_model": ("save", 1),
    "models.Model.save_weights": ("save_weights", 0),
    "models.Model.load_weights": ("load_weights", 0),
    "models.load_model": ("load_model", 0),
    "callbacks.ModelCheckpoint": ("ModelCheckpoint", 0),
}
"""What a call does with a file, and at which place its name stands."""


def _file(call: Call, owner: str, path: str) -> None:
    use, position = _FILES.get(owner.replace("saving.", "models."), ("", 0))
    key: str | int = "filepath" if "filepath" in call.keywords else position
    place = call.written.get(key)
    if not use or place is None:
        return
    if use == "ModelCheckpoint":
        weights = call.get("save_weights_only", 4, Const(False))
        if type(weights) is not Const:
            return
        use = "ModelCheckpoint of weights" if weights.value else use
    value = call.get("filepath", position)
    if type(value) is Const:
        end = value.value if isinstance(value.value, str) else None
    else:
        end = ending(place.node.value) if isinstance(place.node, cst.Arg) and type(value) is Unknown else None
        end = end if end and ("." in end or "/" in end) else None
    change = changes.file(use, end) if end else None
    if change is not None:
        call.machine.note_old(change, "file", change.old, place, owner=use.partition(" ")[0], path=path)


def method(call: Call, owner: str) -> None:
    """A method of an object whose class is ``owner``."""
    called(call, "", owner, method=call.path)
    if call.path == "compile" and len(call.positional) > 2:
        _third_of_compile(call, owner)
    change = changes.method(owner, call.path)
    if change is not None:
        call.machine.note_old(change, "method", call.path, call.origin, owner=owner.rpartition(".")[2])


def _third_of_compile(call: Call, owner: str) -> None:
    """Metrics by their place, where loss weights stand today."""
    change = changes.argument(f"{owner}.compile", "2")
    if change is not None and all(map(_metrics, leaves(call.positional[2]))):
        call.machine.note_old(change, "argument", "third", call.written.get(2, call.origin), owner="compile")


def _metrics(leaf: Any) -> bool:
    """Whether this is surely no weight or list of weights."""
    if type(leaf) is Const:
        return isinstance(leaf.value, str)
    if type(leaf) is KerasObject:
        return leaf.symbol.kind == "metric"
    return type(leaf) is Sequence and any(_metrics(one) for item in leaf.items for one in leaves(item.value))


_TEXTS = {
    "activation": "activation",
    "recurrent_activation": "activation",
    "loss": "loss",
    "metrics": "metric",
    "weighted_metrics": "metric",
}


def _texts(call: Call, parameter: str, value: Any, place: Origin, path: str) -> None:
    for leaf in leaves(value):
        if type(leaf) is Const and isinstance(leaf.value, str):
            change = changes.text(parameter, leaf.value)
            if change is not None:
                call.machine.note_old(change, "text", leaf.value, place, owner=parameter, path=path)
        elif type(leaf) is Sequence:
            for item in leaf.items:
                _texts(call, parameter, item.value, getattr(item.value, "origin", None) or place, path)
        elif type(leaf) is Mapping:
            for entry in leaf.entries.values():
                _texts(call, parameter, entry, getattr(entry, "origin", None) or place, path)
