"""Shapes of what operations on symbolic tensors give: arithmetic, functions of ``keras.ops`` and ``tensorflow``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kerlint.facts.choices import combine
from kerlint.facts.values import UNKNOWN, Const
from kerlint.interpreter.libraries import tensors
from kerlint.interpreter.libraries.keras import reshaping
from kerlint.interpreter.libraries.keras.objects import Tensor, Use
from kerlint.interpreter.libraries.keras.shapes import Made, made, nothing
from kerlint.interpreter.values import LibraryObject
from kerlint.keras import identifiers

ELEMENTWISE = frozenset(
    """+ - * / // % ** abs square sqrt exp log log1p sin cos maximum minimum add subtract multiply divide power
    relu sigmoid tanh softmax log_softmax gelu silu swish elu selu softplus softsign leaky_relu relu6 hard_sigmoid
    identity cast stop_gradient clip clip_by_value sign round floor ceil negative reciprocal rsqrt l2_normalize
    zeros_like ones_like dropout where normalize""".split()
)
"""Operations, by the last part of their names, whose result has the shape that their arguments broadcast to."""

SHAPED = ("tensorflow.", "keras.", "numpy.", "tf_keras.")


def operation(use: Use, shape: Callable[[Any], Any]) -> Any:
    """What an operation gives; ``shape`` says it of its arguments."""
    if use.open:
        return _plain(UNKNOWN)
    name = str(use.layer)
    if name == "subscript":
        return _subscript(use, shape)
    rule = reshaping.rule(name)
    if rule is not None and use.inputs:
        return combine(lambda one: _plain(rule(one, use.settings)), shape(use.inputs[0]))
    if name.startswith(SHAPED) and name.endswith((".concat", ".concatenate")):
        parts = [value for value in use.inputs if tensors.within(value)]
        return combine(lambda *known: _plain(reshaping.joined(known, use.settings)), *[shape(value) for value in parts])
    if _elementwise(name):
        shaped = [value for value in use.inputs if tensors.within(value) or _variable(value)]
        others = [value for value in use.inputs if not tensors.within(value) and not _variable(value)]
        if all(type(value) is Const for value in others):
            return combine(lambda *known: _plain(_broadcast(known)), *[shape(value) for value in shaped])
    if (name == "@" or name.startswith(SHAPED) and name.endswith(".matmul")) and len(use.inputs) == 2:
        return combine(lambda left, right: _plain(_product(left, right)), *[shape(value) for value in use.inputs])
    return _plain(UNKNOWN)


def _elementwise(name: str) -> bool:
    if name in ELEMENTWISE or name.startswith(SHAPED) and name.rpartition(".")[2] in ELEMENTWISE:
        return True
    return identifiers.activation_at(name) is not None


def _variable(value: Any) -> bool:
    return type(value) is LibraryObject and value.path == "keras.Variable"


def _product(left: Any, right: Any) -> Any:
    """The shape of a product with a matrix."""
    if type(left) is not tuple or type(right) is not tuple or len(right) != 2 or len(left) < 2:
        return UNKNOWN
    return (*left[:-1], right[-1])


def _plain(shape: Any) -> Made:
    one = Made((shape,))
    one.trainable = one.frozen = 0
    return one


def _subscript(use: Use, shape: Callable[[Any], Any]) -> Any:
    source, key = use.inputs
    if type(source) is Tensor and source.index is None and type(key) is Const:
        several = source.use.shape if source.use.shape is not None else made(source.use)
        if (
            type(several) is Made
            and len(several.outputs) > 1
            and -len(several.outputs) <= key.value < len(several.outputs)
        ):
            return _plain(several.outputs[key.value])
    return combine(lambda one: _plain(one[1:]) if type(one) is tuple and one else nothing(), shape(source))


def _broadcast(shapes: tuple[Any, ...]) -> Any:
    """The shape that shapes broadcast to; Unknown where one is, or where they don't fit."""
    if not shapes or any(type(shape) is not tuple for shape in shapes):
        return UNKNOWN
    rank = max(map(len, shapes))
    sizes = []
    for axis in range(rank):
        column = [shape[axis - rank + len(shape)] for shape in shapes if axis - rank + len(shape) >= 0]
        wide = [size for size in column if size != 1]
        if not wide:
            sizes.append(1)
        elif all(size == wide[0] and (size is None or type(size) is int) for size in wide):
            sizes.append(wide[0])
        else:
            return UNKNOWN
    return tuple(sizes)
