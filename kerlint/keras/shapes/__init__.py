"""What a layer makes of the shapes it gets, and how many weights it has, as Keras computes it.

:func:`build` is the one entry; each family of layers has a module of rules, loaded when it is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from typing import Any

from kerlint.facts.values import UNKNOWN, Unknown
from kerlint.keras.layers import has_weights, kind
from kerlint.keras.names import Target
from kerlint.keras.shapes.sizes import Built, Illegal, LayerCall, LayerRecord, NotKnown, Refused, Shape, Size, known
from kerlint.keras.signatures import Signature, signature_at

__all__ = ["Built", "Illegal", "LayerRecord", "Shape", "Size", "build", "output_shape", "parameters"]

RULES_OF_KIND = {
    "dense": "core",
    "embedding": "core",
    "dropout": "core",
    "activation": "core",
    "lambda": "core",
    "input": "core",
    "conv": "convolution",
    "pool": "pooling",
    "recurrent": "recurrent",
    "attention": "attention",
    "norm": "normalization",
    "reshape": "reshaping",
    "merge": "merging",
    "preprocessing": "preprocessing",
    "augmentation": "augmentation",
}
"""The module that knows the layers of a kind."""

WRAPPERS = frozenset(("TimeDistributed", "SpectralNormalization"))
"""Layers around another one, whatever their kind."""


TARGETS: tuple[Target, ...] = ("keras3", "keras2")


def build(
    layer: str,
    arguments: Mapping[str, Any],
    inputs: Sequence[Shape | Unknown],
    target: Target | None = "keras3",
    called: Mapping[str, Any] | None = None,
) -> Built | Illegal:
    """Output shapes and weights of a layer for the shapes of its inputs (one for each input tensor).

    ``layer`` is the canonical class name. ``arguments`` are those that are given, by parameter; defaults are filled
    in. Values are plain Python or anything else, which counts as unknown. Without a target only what both Keras agree
    on is known. ``called`` are arguments of the call besides the inputs (``return_attention_scores``).
    """
    given = (tuple(arguments.items()), tuple(inputs), tuple((called or {}).items()))
    try:
        exact = _exact(given)
    except NotKnown:
        return _built(layer, given, target)
    return _kept(layer, exact, target)


KEPT = 4096
"""Layers that are remembered with what they make of their inputs: programs make the same ones again and again."""

_PLAIN = frozenset({str, int, float, bool, type(None)})


def _exact(value: Any) -> tuple[Any, ...]:
    """A plain value with its types, which can be looked up: ``1`` is not ``True``. Raises NotKnown for any other."""
    kind = type(value)
    if kind is tuple or kind is list:
        return (kind, *[_exact(part) for part in value])
    if kind in _PLAIN or value is UNKNOWN:
        return kind, value
    raise NotKnown


def _plain(exact: tuple[Any, ...]) -> Any:
    """The value again."""
    kind, *parts = exact
    return kind(_plain(part) for part in parts) if kind is tuple or kind is list else parts[0]


@lru_cache(KEPT)
def _kept(layer: str, exact: tuple[Any, ...], target: Target | None) -> Built | Illegal:
    return _built(layer, _plain(exact), target)


def _built(layer: str, given: tuple[Any, Any, Any], target: Target | None) -> Built | Illegal:
    arguments, inputs, called = dict(given[0]), given[1], dict(given[2])
    if target is not None:
        return _build(layer, arguments, inputs, target, called)
    found = [
        _build(layer, arguments, inputs, one, called) for one in TARGETS if signature_at(f"layers.{layer}", "", one)
    ]
    return _agreed(*found) if len(found) == 2 else found[0] if found else Built((UNKNOWN,), UNKNOWN, UNKNOWN)


def output_shape(
    layer: str, arguments: Mapping[str, Any], inputs: Sequence[Shape | Unknown], target: Target | None = "keras3"
) -> Shape | Unknown | list[Shape | Unknown] | Illegal:
    """The output shape alone; a list if the layer has several outputs."""
    built = build(layer, arguments, inputs, target)
    if isinstance(built, Illegal):
        return built
    return built.outputs[0] if len(built.outputs) == 1 else list(built.outputs)


def parameters(
    layer: str, arguments: Mapping[str, Any], inputs: Sequence[Shape | Unknown], target: Target | None = "keras3"
) -> tuple[Size, Size]:
    """The number of weights: all, and those that training changes. Unknown for an illegal layer."""
    built = build(layer, arguments, inputs, target)
    return (UNKNOWN, UNKNOWN) if isinstance(built, Illegal) else (built.total, built.trainable)


def _build(
    layer: str,
    arguments: Mapping[str, Any],
    inputs: Sequence[Shape | Unknown],
    target: Target,
    called: Mapping[str, Any] | None,
) -> Built | Illegal:
    rule = rule_of(layer)
    accepted = signature_at(f"layers.{layer}", "", target)
    if rule is None or accepted is None:
        return Built((UNKNOWN,), UNKNOWN, UNKNOWN)
    try:
        call = LayerCall(layer, checked(layer, accepted, arguments), inputs, 2 if target == "keras2" else 3, called)
        built = rule(call)
    except Refused as refused:
        return Illegal(refused.reason, refused.parameters)
    except NotKnown:
        weights: Size = UNKNOWN if has_weights(layer) or layer in _SOMETIMES else 0
        built = Built((UNKNOWN,), weights, weights)
    return built if target == "keras3" and layer in _OF_OTHERS else _as_trainable(built, call["trainable"])


def rule_of(layer: str) -> Callable[[LayerCall], Built] | None:
    """The rule of a layer, ``None`` for one that nothing is known of."""
    module = "wrapping" if layer in WRAPPERS else RULES_OF_KIND.get(kind(layer))
    if module is None:
        return None
    rules: dict[str, Callable[[LayerCall], Built]] = import_module(f"kerlint.keras.shapes.{module}").RULES
    return rules.get(layer)


def checked(layer: str, accepted: Signature, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments with defaults, if the class takes them."""
    stray = [name for name in arguments if not accepted.accepts(name)]
    if stray:
        raise Refused(f"Unrecognized keyword arguments passed to {layer}: {', '.join(stray)}", *stray)
    for name in accepted.names:
        if name not in arguments and name not in accepted.defaults:
            raise Refused(f"{layer}.__init__() missing 1 required positional argument: '{name}'", name)
    return {**accepted.defaults, **arguments}


def _as_trainable(built: Built, trainable: Any) -> Built:
    """A layer that is made with ``trainable=False`` has frozen weights only."""
    if trainable is False:
        return Built(built.outputs, 0, built.total)
    if known(trainable) or built.trainable == 0:
        return built
    return Built(built.outputs, UNKNOWN, UNKNOWN)


def _agreed(new: Built | Illegal, old: Built | Illegal) -> Built | Illegal:
    """What both Keras say."""
    if isinstance(new, Illegal):
        return new if isinstance(old, Illegal) else old
    if isinstance(old, Illegal):
        return new
    outputs = new.outputs if new.outputs == old.outputs else (UNKNOWN,) * len(new.outputs)
    trainable = new.trainable if new.trainable == old.trainable else UNKNOWN
    return Built(outputs, trainable, new.frozen if new.frozen == old.frozen else UNKNOWN)


_OF_OTHERS = frozenset(
    """RNN Bidirectional ConvLSTM1D ConvLSTM2D ConvLSTM3D TimeDistributed SpectralNormalization MultiHeadAttention
    GroupQueryAttention""".split()
)
"""Layers that Keras 3 trains although they are made with ``trainable=False``: their weights are those of inner layers,
which only a later ``layer.trainable = False`` reaches. Keras 3.15, measured; Keras 2 freezes them."""

_SOMETIMES = frozenset(("Attention", "STFTSpectrogram", "Normalization", "SpectralNormalization"))
"""Layers that have weights for some arguments, or weights that training does not change."""
