"""Sizes and shapes, and how a layer's rule reads its arguments and inputs.

A size is an ``int``, ``None`` (a free axis) or an ``Unknown``; a shape is a tuple of sizes with the batch axis first.
Arithmetic carries the free and the unknown along: what is not known is never guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from kerlint.facts.values import UNKNOWN, Unknown

Size: TypeAlias = "int | None | Unknown"
Shape: TypeAlias = tuple[Size, ...]

PLAIN = frozenset((int, float, str, bool, type(None), tuple, list, dict, bytes))
"""Types of values that are known; an object of any other type is something that only the analysis understands."""


class Refused(Exception):
    """Keras raises here. ``parameters`` are the arguments to blame, empty if it is the input."""

    def __init__(self, reason: str, *parameters: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.parameters = parameters


class NotKnown(Exception):
    """The rule can't say anything of the output."""


class Built:
    """What a layer makes of its inputs: its outputs, and the number of its weights."""

    __slots__ = ("outputs", "trainable", "frozen")

    def __init__(self, outputs: tuple[Shape | Unknown, ...], trainable: Size = 0, frozen: Size = 0) -> None:
        self.outputs = outputs
        self.trainable = trainable
        self.frozen = frozen

    def __repr__(self) -> str:
        return f"Built({self.outputs}, trainable={self.trainable}, frozen={self.frozen})"

    @property
    def total(self) -> Size:
        """All weights."""
        return plus(self.trainable, self.frozen)


class Illegal:
    """Keras refuses the layer or its input: its ``reason``, and the arguments to blame (none: the input)."""

    __slots__ = ("reason", "parameters")

    def __init__(self, reason: str, parameters: tuple[str, ...] = ()) -> None:
        self.reason = reason
        self.parameters = parameters

    def __repr__(self) -> str:
        return f"Illegal({self.reason!r}, {self.parameters})"


class LayerRecord:
    """A layer inside a wrapper: its ``type`` and ``arguments`` by parameter."""

    __slots__ = ("type", "arguments")

    def __init__(self, type: str, arguments: Mapping[str, Any]) -> None:
        self.type = type
        self.arguments = arguments

    def __repr__(self) -> str:
        return f"LayerRecord({self.type}, {self.arguments})"


def known(value: Any) -> bool:
    """Whether this is a plain Python value."""
    return type(value) in PLAIN


def given(value: Any) -> bool | Unknown:
    """Whether an argument is something other than ``None``."""
    return UNKNOWN if isinstance(value, Unknown) else value is not None


def apply(function: Callable[..., int], *sizes: Any) -> Size:
    """``function`` of sizes: unknown if one is, else free if one is."""
    if not all(map(_known_size, sizes)):
        return UNKNOWN
    return None if None in sizes else function(*sizes)


def _known_size(size: Any) -> bool:
    return type(size) is int or size is None


def plus(*sizes: Size) -> Size:
    """The sum."""
    return apply(lambda *numbers: sum(numbers), *sizes)


def times(*sizes: Any) -> Size:
    """The product. Zero times anything is zero."""
    if 0 in [size for size in sizes if type(size) is int]:
        return 0
    return apply(_product, *sizes)


def _product(*numbers: int) -> int:
    result = 1
    for number in numbers:
        result *= number
    return result


def where(flag: Any, size: Size) -> Size:
    """``size`` if the flag is set, else 0; unknown if the flag is."""
    if size == 0:
        return 0
    return (size if flag else 0) if known(flag) else UNKNOWN


def differ(left: Size, right: Size) -> bool:
    """Whether two sizes are surely not equal."""
    return type(left) is int and type(right) is int and left != right


class LayerCall:
    """One layer with its arguments (defaults filled in) and the shapes of its inputs.

    ``called`` are arguments of the call besides the inputs: ``return_attention_scores``.
    """

    __slots__ = ("type", "arguments", "inputs", "keras", "called")

    def __init__(
        self,
        type: str,
        arguments: Mapping[str, Any],
        inputs: Sequence[Shape | Unknown],
        keras: int,
        called: Mapping[str, Any] | None = None,
    ) -> None:
        self.type = type
        self.arguments = arguments
        self.inputs = inputs
        self.keras = keras
        self.called = called or {}

    def __getitem__(self, name: str) -> Any:
        """An argument; ``None`` if this Keras has no such parameter."""
        return self.arguments.get(name)

    def shape(self, *, ndim: int | None = None, at_least: int = 0) -> Shape:
        """The shape of the first input, checked as an ``InputSpec`` does."""
        if not self.inputs:
            raise NotKnown
        return self.checked(self.inputs[0], ndim=ndim, at_least=at_least)

    def checked(self, shape: Shape | Unknown, *, ndim: int | None = None, at_least: int = 0) -> Shape:
        """A shape, checked for its number of axes."""
        if isinstance(shape, Unknown):
            if ndim is None:
                raise NotKnown
            return (UNKNOWN,) * ndim
        if ndim is not None and len(shape) != ndim:
            raise self.refused(f"expected ndim={ndim}, found ndim={len(shape)}. Full shape received: {shape}")
        if len(shape) < at_least:
            raise self.refused(f"expected min_ndim={at_least}, found ndim={len(shape)}. Full shape received: {shape}")
        return shape

    def refused(self, reason: str) -> Refused:
        """The input does not fit, as ``InputSpec`` says it."""
        return Refused(f"Input 0 of layer '{snake(self.type)}' is incompatible with the layer: {reason}")

    def count(self, name: str, *, least: int = 1, strict: bool = False) -> Size:
        """An argument that is a whole number. Keras 2 takes zero, too, unless it is ``strict``."""
        value = self[name]
        if not known(value):
            return UNKNOWN
        if self.keras == 2 and type(value) is float and value == int(value):
            value = int(value)  # `Dense(3.0)` is fine there
        if type(value) is bool or type(value) is not int:
            raise Refused(f"`{name}` must be an integer. Received: {name}={value!r}", name)
        if value < least and (self.keras == 3 or strict or value < 0):
            word = "a positive integer" if least == 1 else f"at least {least}"
            raise Refused(f"`{name}` must be {word}. Received: {name}={value}", name)
        return value

    def sizes(self, name: str, rank: int, *, least: int = 1) -> tuple[Size, ...]:
        """An argument that is one whole number or one for each spatial axis."""
        return spread(self[name], name, rank, least=least)

    def word(self, name: str, words: tuple[str, ...]) -> str | Unknown:
        """An argument that is one of some words."""
        value = self[name]
        if not known(value):
            return UNKNOWN
        word = value.lower() if isinstance(value, str) else value
        if word not in words:
            allowed = ", ".join(repr(word) for word in words)
            raise Refused(f"The `{name}` argument must be one of {allowed}. Received: {value!r}", name)
        return str(word)

    def channels_first(self) -> bool | Unknown:
        """Whether the channel axis comes first. ``None`` is read as Keras' own setting, ``channels_last``."""
        if self["data_format"] is None:
            return False
        word = self.word("data_format", ("channels_first", "channels_last"))
        return word == "channels_first" if isinstance(word, str) else UNKNOWN


def low_rank(call: LayerCall, inner: Size, outer: Size) -> Size | None:
    """Weights of the two small matrices that replace a frozen kernel (``lora_rank``); ``None`` if there are none."""
    rank = call["lora_rank"]
    if not known(rank):
        return UNKNOWN
    if not rank:
        return None
    for name in ("kernel_constraint", "embeddings_constraint"):
        if given(call[name]) is True:
            raise Refused(f"Lora is incompatible with kernel constraints. Remove the `{name}` argument.", name)
    return plus(times(inner, rank), times(rank, outer))


def spread(value: Any, name: str, rank: int, *, least: int = 1) -> tuple[Size, ...]:
    """One whole number, or one for each axis, as a tuple of ``rank`` sizes."""
    if not known(value):
        return (UNKNOWN,) * rank
    if type(value) in (list, tuple):
        members = tuple(value)
        if len(members) != rank:
            raise Refused(f"The `{name}` argument must be a tuple of {rank} integers. Received {name}={value}", name)
    else:
        members = (value,) * rank
    for member in members:
        if known(member) and type(member) not in (int, bool):
            raise Refused(f"The `{name}` argument must be a tuple of {rank} integers. Received {name}={value!r}", name)
        if type(member) is int and member < least:
            raise Refused(
                f"The `{name}` argument must be a tuple of {rank} integers. Received {name}={value}, including values "
                f"{{{member}}} that do not satisfy `value {'> 0' if least == 1 else '>= 0'}`",
                name,
            )
    return tuple(member if known(member) else UNKNOWN for member in members)


def axis_of(axis: Any, rank: int) -> int | None:
    """An axis counted from the front; ``None`` if it is not known or there is no such axis."""
    if type(axis) is not int or not -rank <= axis < rank:
        return None
    return axis % rank


def snake(name: str) -> str:
    """The name that Keras gives a layer of this class: ``conv2d``, ``max_pooling2d``, ``global_max_pooling1d``."""
    words = ""
    for position, letter in enumerate(name):
        before = name[position - 1] if position else ""
        after = name[position + 1] if position + 1 < len(name) else ""
        if letter.isupper() and before and (not before.isupper() or after.islower()) and not before.isdigit():
            words += "_"
        words += letter.lower()
    return words
