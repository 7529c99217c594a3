"""Models that are made like others: clones, models that are read from what the program saved or wrote as text.

A copy has weights of its own. Of a sequential model every layer is copied, so that ``layers`` of the copy are its own;
of any other one the graph of its template stands for that of the copy.
"""

from __future__ import annotations

from operator import is_
from typing import Any

from kerlint.facts.choices import each, leaves
from kerlint.facts.values import Const, Unknown
from kerlint.interpreter.call import Call
from kerlint.interpreter.libraries.keras.objects import KerasObject, Model, Tensor
from kerlint.interpreter.values import ABSENT, GAP, Sequence
from kerlint.keras import layers as knowledge

WRITTEN = ("the model that was written",)
"""Kept by the unknown text or dictionary that a model was written as (among its parts): the model itself."""

SAVED = ("the model that was saved there",)
"""Kept by an unknown path (among its parts)."""

PATH_ARGUMENTS = ("filepath", "path", "filename")
"""What Keras and its releases call the path that a model is written to."""


class Snapshot:
    """A model at the moment when it was written down: what is added to it later is not in the file."""

    __slots__ = ("model", "items")

    def __init__(self, model: Any) -> None:
        self.model = model
        self.items = list(model.items.items) if type(model) is Model else []

    @property
    def holds(self) -> bool:
        """Whether the model is still the one that was written."""
        now = self.model.items.items if type(self.model) is Model else None
        return now is not None and len(now) == len(self.items) and all(map(is_, now, self.items))


def save(call: Call, model: Any = None, position: int = 0) -> Const:
    """``model.save("net.keras")``: from now on that file holds this model."""
    path = next(
        (call.keywords[name] for name in PATH_ARGUMENTS if name in call.keywords), call.get("filepath", position)
    )
    for leaf in leaves(path):
        _keep(call.machine, leaf, Snapshot(model or call.receiver))
    return Const(None)


def _keep(machine: Any, path: Any, model: Any) -> None:
    if type(path) is Const and isinstance(path.value, str):
        machine.put(machine.saved, path.value, model)
    elif type(path) is Unknown:  # the same unknown path is the same file
        held = path.parts.get(SAVED, ABSENT) if path.parts is not None else ABSENT
        path.keep(SAVED, machine.write(held, model))


def save_checkpoints(call: Call, callbacks: Any) -> None:
    """``fit(callbacks=[ModelCheckpoint("net.keras")])``: that file holds the model, too."""
    found = [leaf for item in callbacks.items for leaf in leaves(item.value)] if type(callbacks) is Sequence else ()
    for leaf in found:
        if type(leaf) is not KerasObject or leaf.instance is not None or leaf.symbol.name != "ModelCheckpoint":
            continue
        path, weights = leaf.arguments.get("filepath"), leaf.arguments.get("save_weights_only", Const(False))
        if type(weights) is Const and weights.value is False and not leaf.open:
            _keep(call.machine, path, Snapshot(call.receiver))


def written(call: Call) -> Unknown:
    """``model.to_json()`` and ``model.get_config()``: something of which only the model is known."""
    text = call.unknown(f"`{call.path}()`")
    text.keep(WRITTEN, Snapshot(call.receiver))
    return text


def loaded(call: Call) -> Any:
    """``load_model(path)``, ``model_from_json(text)``: a copy, if the program wrote there what it reads."""
    value = call.positional[0] if call.positional else next(iter(call.keywords.values()), ABSENT)

    def read(leaf: Any) -> Any:
        source: Any = None
        if type(leaf) is Const and isinstance(leaf.value, str):
            source = call.machine.saved.get(leaf.value)
        elif type(leaf) is Unknown and leaf.parts is not None:
            source = leaf.parts.get(WRITTEN, leaf.parts.get(SAVED))
        if source is None:
            return _new("loaded", call)
        _note_reading(call, leaf, call.machine.read(source))
        return each(call.machine.read(source), lambda one: _copy("loaded", call, one.model if one.holds else None))

    return each(call.machine.read(value), read)


def _note_reading(call: Call, path: Any, source: Any) -> None:
    """A file with a model is read that the program has written."""
    ending = "." + path.value.rpartition(".")[2] if type(path) is Const else ""
    reads = call.written if not call.machine.raised and not call.open else None
    if reads is not None and type(source) is Snapshot and source.holds and ending in ENDINGS:
        given = {**dict(zip(LOADING, call.positional)), **call.keywords}
        call.machine.note("reading", source.model, call.origin, ending=ending, given=given)


LOADING = ("filepath", "custom_objects", "compile", "safe_mode")
"""The arguments of ``load_model`` by their places."""


ENDINGS = frozenset({".keras", ".h5", ".hdf5"})
"""Of files from which the classes of a program can't be read."""


def clone(call: Call) -> Any:
    """``clone_model(model)``."""

    def copy(leaf: Any) -> Any:
        if type(leaf) is not Model:
            return call.unknown("a clone of something that is not known")
        made = _copy("clone", call, leaf)
        if call.get("clone_function", 2) is not ABSENT:
            made.open, made.copied = True, False
        return made

    return each(call.machine.read(call.get("model", 0)), copy)


def _new(kind: str, call: Call) -> Model:
    from kerlint.interpreter.libraries.keras.construct import new

    made: Model = new(kind, call)
    made.open = False
    return made


def _copy(kind: str, call: Call, source: Any) -> Model:
    """A model like another one, as that is now."""
    made = _new(kind, call)
    if type(source) is not Model or source.open or source.instance is not None and source.kind != "functional":
        return made
    made.source = source
    if not source.is_chain:
        made.template = source
        return made
    for item in source.items.items:
        if item.guard is not True or item.value is GAP or type(item.value) not in (Tensor, KerasObject):
            made.items.items.clear()
            break
        layer = item.value
        if type(layer) is KerasObject:
            if layer.instance is not None:
                made.items.items.clear()
                break
            layer = _copied(call.machine, layer, kind)
        made.items.items.append(item._replace(value=layer))
    else:
        made.copied = not source.items.open
    if not made.copied and kind == "clone":
        made.template = source
    return made


def _copied(machine: Any, layer: KerasObject, kind: str) -> KerasObject:
    made = KerasObject(layer.symbol, layer.origin, layer.moment, layer.loops)
    made.arguments, made.written = dict(layer.arguments), dict(layer.written)
    made.open, made.precision, made.machine = layer.open, layer.precision, layer.machine
    frozen = any(event.kind == "write" and event.payload["attribute"] == "trainable" for event in machine.events)
    if frozen:  # perhaps this one, and then the copy as well
        machine.note("unseen", made, layer.origin)
    if kind == "loaded" and layer.symbol.name in knowledge.ADAPTED:
        machine.note("load", made, layer.origin)  # what the layer has learnt is in the file
    return made
