"""Symbolic Keras tensors in expressions: every operation on them is a node of the graph."""

from __future__ import annotations

from typing import Any

from kerlint.facts.choices import each, leaves
from kerlint.facts.values import Choice, Const, Origin, Unknown
from kerlint.interpreter.call import Call
from kerlint.interpreter.libraries.keras.objects import Tensor, Use
from kerlint.interpreter.values import SHAPE, SIZE, Mapping, Sequence


def symbolic(value: Any) -> bool:
    """Whether a value is a symbolic tensor on some path."""
    return type(value) is Tensor or type(value) is Choice and any(type(leaf) is Tensor for leaf in leaves(value))


KNOWN = ("tensorflow.", "numpy.", "keras.", "tf_keras.")


PURE = (*KNOWN, "math.", "scipy.", "jax.", "torch.", "einops.", "tensorflow_addons.", "tensorflow_probability.")
"""Libraries whose functions compute something of tensors, but make no layers."""


def foreign(operation: str) -> bool:
    """Whether an operation is a function of another package or file, which may put any layers into a graph."""
    return "." in operation and not operation.startswith(PURE)


def doubtful(value: Any, depth: int = 8) -> bool:
    """Whether a tensor may be something else: what other libraries make of tensors is not known."""
    if type(value) is not Tensor:
        return type(value) is Choice
    layer = value.use.layer
    if not isinstance(layer, str) or depth == 0:
        return False  # what a layer gives is a tensor
    if "." in layer and not layer.startswith(KNOWN):
        return True
    return any(doubtful(one, depth - 1) for one in value.use.inputs if type(one) is Tensor)


def operation(machine: Any, name: str, inputs: list[Any], origin: Origin, *, index: int | None = None) -> Tensor:
    """The result of an operation on symbolic tensors."""
    use = Use(name, inputs, {}, origin, machine)
    return Tensor(use, index)


def widened(machine: Any, old: Any, new: Tensor) -> Tensor:
    """A tensor that a loop goes on changing: any number of further rounds may lie before it."""
    use = Use("loop", [new], {}, new.use.origin, machine)
    use.open = True
    return Tensor(use)


def member(machine: Any, tensor: Tensor, place: int) -> Tensor:
    """One of several outputs, in unpacking."""
    return Tensor(tensor.use, place)


def subscript(machine: Any, tensor: Tensor, key: Any, origin: Origin) -> Tensor:
    """``tensor[key]``."""
    if type(key) is Const and isinstance(key.value, int):
        return Tensor(Use("subscript", [tensor, key], {}, origin, machine), None)
    made = operation(machine, "slice", [tensor], origin)
    made.use.settings["key"] = key
    return made


def attribute(machine: Any, tensor: Tensor, name: str, origin: Origin) -> Any:
    """``tensor.shape`` and the like; ``None`` for methods."""
    if name in ("shape", "_keras_shape"):
        from kerlint.interpreter.libraries.keras.shapes import shape_of

        return shape_value(shape_of(tensor), origin)
    if name in ("dtype", "name", "ndim", "rank", "node", "op"):
        return Unknown(f"`{name}` of a tensor", origin)
    return None


def shape_value(shape: Any, origin: Origin | None = None) -> Any:
    """A guarded shape as the program sees it: a tuple of numbers, with ``None`` for free axes."""

    def value(leaf: Any) -> Any:
        if type(leaf) is not tuple:
            return Unknown(SHAPE, origin)
        sizes = [Unknown(SIZE, origin) if type(size) is Unknown else Const(size, origin) for size in leaf]
        return Sequence.of("tuple", sizes, origin)

    return each(shape, value)


def method(call: Call) -> Any:
    """A method of a tensor: its result is another one, if anything."""
    if call.path == "get_shape":
        return attribute(call.machine, call.receiver, "shape", call.origin)
    if call.path == "numpy":
        return call.unknown(f"`{call.path}` of a tensor")
    made = operation(call.machine, call.path, [call.receiver, *call.positional], call.origin)
    made.use.settings = settings(call.positional, call.keywords, 1)
    return made


def settings(positional: list[Any], keywords: dict[str, Any], first: int) -> dict[str | int, Any]:
    """Arguments of an operation that are no tensors, by place and name; ``first`` is the place of the first one."""
    found: dict[str | int, Any] = {}
    found.update(enumerate(positional, first))
    found.update(keywords)
    return {key: value for key, value in found.items() if not within(value)}


def within(value: Any, depth: int = 0) -> bool:
    """Whether a value is or holds a symbolic tensor."""
    for leaf in leaves(value):
        if type(leaf) is Tensor:
            return True
        if depth < 3 and type(leaf) is Sequence and any(within(item.value, depth + 1) for item in leaf.items):
            return True
        if depth < 3 and type(leaf) is Mapping and any(within(entry, depth + 1) for entry in leaf.entries.values()):
            return True
    return False


def flat(value: Any) -> list[Any]:
    """The tensors of an argument that is one, or a list, tuple or dictionary of them, in order; others as they are."""
    if type(value) is Sequence:
        return [part for item in value.items for part in flat(item.value)]
    if type(value) is Mapping:
        return [part for entry in value.entries.values() for part in flat(entry)]
    return [value]
