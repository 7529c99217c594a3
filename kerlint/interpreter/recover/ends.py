"""How the outputs of a graph end: the layer that gives each, what is applied last, how wide it is."""

from __future__ import annotations

from typing import Any, NamedTuple

from kerlint.facts.choices import combine, each, leaves
from kerlint.facts.values import UNKNOWN, Const, Unknown
from kerlint.facts.vocabulary import Data
from kerlint.interpreter.data.make import text, whole
from kerlint.interpreter.libraries.keras.inside import looked_into
from kerlint.interpreter.libraries.keras.objects import KerasObject
from kerlint.interpreter.recover import arguments as arg
from kerlint.interpreter.recover.graph import Node, within
from kerlint.interpreter.recover.layers import is_linear, kind_of, own_activation, type_of
from kerlint.keras import layers as knowledge


class End:
    """How an output ends: the layer that gives it and the activation applied last, on which axis; all may be unknown.

    ``reshaped``: between the layer and the output the shape may change. ``behind`` is what was seen before the layer.
    """

    __slots__ = ("node", "activation", "axis", "reshaped", "behind")

    def __init__(self, node: Any, seen: _Seen, behind: _Seen | None = None) -> None:
        self.node = node
        self.activation = seen.applied
        self.axis = seen.axis
        self.reshaped = seen.reshaped
        self.behind = behind or seen


class _Seen(NamedTuple):
    """What lies between a place in a graph and its output. ``applied`` is ``None`` where no activation was seen yet."""

    applied: Any = None
    axis: Any = UNKNOWN
    reshaped: bool = False

    def by(self, applied: Any, axis: Any) -> _Seen:
        """With an activation, where there was none yet."""
        if not any(leaf is None for leaf in leaves(self.applied)):
            return self
        axis = UNKNOWN if self.reshaped else axis
        return self._replace(
            applied=combine(lambda seen, one: one if seen is None else seen, self.applied, applied),
            axis=combine(lambda seen, known, one: one if seen is None else known, self.applied, self.axis, axis),
        )


def ends_of(output: Any, inner: Any) -> Any:
    """The guarded :class:`End` of an output. ``inner`` gives the graph of a nested model."""
    return each(output, lambda leaf: _end(leaf, _Seen(), inner, 0))


def _end(leaf: Any, seen: _Seen, inner: Any, depth: int) -> Any:
    """Looks through identities and activation layers to the layer behind them."""
    if type(leaf) is Node and leaf.use is not None and leaf.use.cut:
        return End(leaf, seen.by(Unknown("inside a network that is not looked into"), UNKNOWN))
    if type(leaf) is not Node or depth > 40:
        unknown = leaf if type(leaf) is Unknown else Unknown("an output that is not known")
        return End(unknown, seen.by(unknown, UNKNOWN))
    kind = kind_of(leaf)
    if kind == "model":
        nested = inner(leaf.layer)
        if nested is None or len(nested.outputs) != 1:
            return End(leaf, seen.by(Unknown("the output of a nested model"), UNKNOWN))
        return each(nested.outputs[0], lambda one: _end(one, seen, inner, depth + 1))
    own = own_activation(leaf)
    if kind == "activation" or _hands_on(leaf, kind):
        seen = seen.by(each(own, lambda one: None if is_linear(one) else one), _softmax_axis(leaf))
        if len(leaf.inputs) != 1:
            return End(leaf, seen.by(Unknown("several inputs"), UNKNOWN))
        seen = seen._replace(reshaped=seen.reshaped or kind == "reshape" and type_of(leaf) not in SHAPE_KEPT)
        return each(leaf.inputs[0], lambda one: _end(one, seen, inner, depth + 1))
    if kind in ("dense", "conv", "recurrent") or _wraps_dense(leaf):
        return End(leaf, seen.by(own, -1))
    if isinstance(leaf.layer, KerasObject) and (
        leaf.layer.calls or kind == "custom" and leaf.layer.instance is not None
    ):
        return _end_within(leaf, seen, inner, depth)
    return End(leaf, seen.by(Unknown(f"behind {type_of(leaf)}"), UNKNOWN), seen)


def _end_within(node: Node, seen: _Seen, inner: Any, depth: int) -> Any:
    """Looks into a layer of the program's own: what it applies last; through it where it gives what it was given."""
    output, entries = within(looked_into(node.layer))
    if isinstance(output, list):
        return _ends_within(node, seen, [_end(leaf, seen, inner, depth + 1) for one in output for leaf in leaves(one)])
    fed = [value for value in node.inputs if any(type(leaf) is Node for leaf in leaves(value))]

    def outside(one: End) -> Any:
        if one.node in entries and len(fed) == len(entries):
            source = fed[entries.index(one.node)]
            return each(source, lambda leaf: _end(leaf, one.behind, inner, depth + 1))
        return End(node, _Seen(one.activation, one.axis, one.reshaped))

    return each(output, lambda leaf: each(_end(leaf, seen, inner, depth + 1), outside))


def _ends_within(node: Node, seen: _Seen, found: list[Any]) -> End:
    """The end of a layer that gives several tensors: known where all of them end alike."""
    applied = [leaf.activation for end in found for leaf in leaves(end)]
    doubt: Any = next((one for one in applied if type(one) is not Const), None)
    if doubt is None and len({one.value for one in applied}) == 1:
        return End(node, seen.by(applied[0], UNKNOWN))
    return End(node, seen.by(doubt if type(doubt) is Unknown else Unknown("several outputs"), UNKNOWN))


PRECISIONS = {"mixed_float16": "float16", "mixed_bfloat16": "bfloat16", None: "float32"}
"""Policies by the precision in which layers under them compute; others have its name."""


def precision(node: Any) -> Any:
    """The precision of what a layer gives: that of its own ``dtype``, else of the global policy when it was made."""
    if type(node) is not Node or type(node.layer) is not KerasObject or node.layer.instance is not None:
        return UNKNOWN
    layer = node.layer
    policy = layer.arguments.get("dtype", UNKNOWN if layer.open else layer.precision)
    return each(policy, lambda leaf: PRECISIONS.get(leaf.value, leaf.value) if type(leaf) is Const else UNKNOWN)


SHAPE_KEPT = frozenset(
    ("Identity", "ActivityRegularization", "Masking", "tensorflow.identity", "tensorflow.cast", "keras.ops.cast")
)
"""Layers and operations of kind `reshape` that keep the shape."""


def _softmax_axis(node: Node) -> Any:
    """The axis on which an activation works that needs one: the last, if it is not said."""
    if isinstance(node.layer, KerasObject) and type_of(node) == "Softmax":
        return arg.number(arg.argument(node.layer, "axis"))
    return -1 if isinstance(node.layer, KerasObject) else UNKNOWN


def _wraps_dense(node: Node) -> bool:
    if type_of(node) != "TimeDistributed" or not isinstance(node.layer, KerasObject):
        return False
    inner = node.layer.arguments.get("layer")
    return type(inner) is KerasObject and knowledge.kind(inner.symbol.name) in ("dense", "conv")


def _hands_on(node: Node, kind: str | None) -> bool:
    """Whether a node gives every value as it gets it, perhaps in another shape."""
    name = type_of(node)
    if kind == "reshape" or name in knowledge.IDENTITIES:
        return True
    if name == "Dropout" and isinstance(node.layer, KerasObject):
        rate = arg.argument(node.layer, "rate")
        return type(rate) is Const and rate.value == 0
    return False


def units_of(output: Any, end: Any) -> Any:
    """Width of an output: the last axis of what it gives; as the argument that says so, if one does."""
    widths = each(output, _last_axis)
    written = each(end, lambda leaf: _units(leaf.node) if type(leaf) is End and not leaf.reshaped else UNKNOWN)

    def agree(width: Any, argument: Any) -> Any:
        same = type(argument) is Const and (argument.value == width or type(width) is Unknown)
        return argument if same else width

    return combine(agree, widths, written)


def several(units: Any, end: Any, labels: Any) -> Any:
    """Whether an output is wider than one.

    Where its width is not known, it is if a softmax gives it or if its labels have a column for each class: one unit
    would be a fault of its own there.
    """

    def judge(width: Any, applied: Any, encoding: Any) -> Any:
        known = whole(width)
        if known is not None:
            return known > 1
        return True if text(applied) == "softmax" or text(encoding) in ("one-hot", "multi-hot") else UNKNOWN

    applied = each(end, lambda leaf: leaf.activation)
    encoding = each(labels, lambda leaf: leaf.encoding if type(leaf) is Data else UNKNOWN)
    return combine(judge, units, applied, encoding)


def _last_axis(leaf: Any) -> Any:
    if type(leaf) is not Node or leaf.made is None:
        return UNKNOWN
    shape = each(leaf.made, lambda one: one.outputs[0] if len(one.outputs) == 1 else UNKNOWN)
    return each(shape, lambda one: one[-1] if type(one) is tuple and one and one[-1] is not None else UNKNOWN)


def _units(node: Any) -> Any:
    if type(node) is not Node:
        return UNKNOWN
    layer = node.layer
    if _wraps_dense(node):
        layer = node.layer.arguments["layer"]
    if isinstance(layer, KerasObject) and layer.instance is None:
        width = knowledge.width_of(layer.symbol.name)
        if width is not None:
            return arg.number(arg.argument(layer, width))
    return UNKNOWN
