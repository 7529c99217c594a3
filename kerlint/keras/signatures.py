"""What a class, function or method of Keras accepts, and how the arguments of a call fall into place.

The interpreter binds every Keras call through this module, so that ``Dense(10)`` and ``Dense(units=10)`` are the same,
defaults are filled in, and a keyword that the target does not know is found.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from kerlint.keras.names import Symbol, Target, follow
from kerlint.keras.tables import table

T = TypeVar("T")


KERAS2_LAYER = frozenset(
    ("input_dim", "input_shape", "batch_input_shape", "batch_size", "weights", "activity_regularizer", "autocast",
     "implementation")
)  # fmt: skip
"""Keywords that every layer of Keras 2 takes besides those in its signature (``Layer.__init__``)."""

KERAS3_LAYER = frozenset(("input_dim", "input_shape"))
"""The same for Keras 3: accepted with a warning."""

RENAMED: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "keras3": {
        "layers.LeakyReLU": {"alpha": "negative_slope"},
        "layers.InputLayer": {"input_shape": "shape", "batch_input_shape": "batch_shape"},
    },
    "keras2": {"optimizers": {"lr": "learning_rate"}},
}
"""Old keywords that a class, or all of a namespace, still takes, and the parameter that each one is today."""

IGNORED: Mapping[str, Mapping[str, frozenset[str]]] = {
    "keras3": {
        "layers.Embedding": frozenset(("input_length",)),
        "layers.LSTM": frozenset(("implementation",)),
        "layers.GRU": frozenset(("implementation",)),
        "layers.LayerNormalization": frozenset(("rms_scaling",)),
        "layers.StringLookup": frozenset(("vocabulary_size", "has_input_vocabulary", "trainable", "dtype")),
        "layers.IntegerLookup": frozenset(("vocabulary_size", "has_input_vocabulary", "trainable", "dtype")),
        "layers.TextVectorization": frozenset(("vocabulary_size", "has_input_vocabulary")),
        "optimizers": frozenset(("decay",)),
    },
    "keras2": {
        "layers.Input": frozenset(("batch_shape",)),
        "layers.InputLayer": frozenset(("batch_input_shape",)),
        "optimizers.legacy": frozenset(("decay", "clipnorm", "clipvalue", "global_clipnorm")),
    },
}
"""Further keywords that a class, or all of a namespace, takes besides those in its signature."""


class Signature:
    """Parameters of one callable in one Keras.

    ``names`` are all parameters, the first ``positional`` of which may be given by position; ``defaults`` holds those
    that have one. ``more`` are further accepted keywords without meaning for the defaults, ``renamed`` old keywords and
    what they are called now. ``rest``: takes any number of positions (``*args``); ``open``: takes keywords that are
    not known here.
    """

    __slots__ = ("names", "positional", "defaults", "more", "renamed", "rest", "open")

    def __init__(
        self,
        names: tuple[str, ...],
        positional: int,
        defaults: Mapping[str, Any],
        *,
        rest: bool = False,
        open: bool = False,
    ) -> None:
        self.names = names
        self.positional = positional
        self.defaults = defaults
        self.rest = rest
        self.open = open
        self.more: frozenset[str] = frozenset()
        self.renamed: Mapping[str, str] = {}

    def accepts(self, keyword: str) -> bool:
        """Whether a call may use this keyword."""
        return self.open or keyword in self.names or keyword in self.more or keyword in self.renamed

    def bind(self, positional: Sequence[Any], keywords: Mapping[str, Any]) -> Bound:
        """Puts the arguments of a call to their parameters, as Python does."""
        arguments: dict[str, Any] = dict(zip(self.names[: self.positional], positional, strict=False))
        surplus = () if self.rest else tuple(positional[self.positional :])
        unknown: dict[str, Any] = {}
        twice = []
        for keyword, value in keywords.items():
            name = self.renamed.get(keyword, keyword)
            if name in arguments:
                twice.append(keyword)
            elif name in self.names or name in self.more:
                arguments[name] = value
            else:
                unknown[keyword] = value
        missing = tuple(n for n in self.names if n not in arguments and n not in self.defaults)
        if self.open:
            arguments.update(unknown)
            unknown = {}
        return Bound(arguments, self.defaults, tuple(unknown), missing, surplus, tuple(twice))


class Bound:
    """A call's arguments by parameter.

    ``given`` holds what is written, ``defaults`` the defaults of all parameters. ``unknown`` are keywords that the
    callable refuses, ``missing`` parameters that it needs, ``surplus`` positional values too many, ``twice`` keywords
    that were given by position already: each of these four is a sure ``TypeError`` or ``ValueError``.
    """

    __slots__ = ("given", "defaults", "unknown", "missing", "surplus", "twice")

    def __init__(
        self,
        given: dict[str, Any],
        defaults: Mapping[str, Any],
        unknown: tuple[str, ...],
        missing: tuple[str, ...],
        surplus: tuple[Any, ...],
        twice: tuple[str, ...],
    ) -> None:
        self.given = given
        self.defaults = defaults
        self.unknown = unknown
        self.missing = missing
        self.surplus = surplus
        self.twice = twice

    def get(self, name: str, otherwise: Any = None) -> Any:
        """What the parameter is: as given, else its default, else ``otherwise``."""
        if name in self.given:
            return self.given[name]
        return self.defaults.get(name, otherwise)

    @property
    def fits(self) -> bool:
        """The callable takes these arguments."""
        return not (self.unknown or self.missing or self.surplus or self.twice)


def signature(symbol: Symbol, target: Target | None) -> Signature | None:
    """The signature of a class or function.

    Without a target, or if that Keras does not have it, it is that of the newest Keras that does; without a target
    all keywords are accepted that any Keras knows. ``None`` if no table has it.
    """
    return signature_at(symbol.path, "", target)


def method(owner: str, name: str, target: Target | None) -> Signature | None:
    """The signature of a method, without ``self``: ``method("models.Model", "fit", "keras3")``."""
    return signature_at(owner, name, target)


@cache
def signature_at(path: str, name: str, target: Target | None) -> Signature | None:
    """The signature of a canonical path, or of the method ``name`` of the class there."""
    parsed = None
    for package in _order(target):
        entry = _entry(package, path, name)
        if entry is not None:
            parsed = parse(entry)
            break
    else:
        return None
    if not name:
        generation = "keras2" if package in ("keras2", "gone") else "keras3"
        parsed.more = _more(path, generation)
        parsed.renamed = _entry_of(RENAMED[generation], path, {})
    other = None if target is not None or package == "keras2" else signature_at(path, name, "keras2")
    if other is not None:
        parsed.more = parsed.more | other.more | set(other.names)
        parsed.renamed = {**other.renamed, **parsed.renamed}
        parsed.open = parsed.open or other.open
    return parsed


def _order(target: Target | None) -> tuple[str, ...]:
    return ("keras2", "keras3", "tfkeras3", "gone") if target == "keras2" else ("keras3", "tfkeras3", "keras2", "gone")


def _entry(package: str, path: str, name: str) -> str | None:
    home = follow(package, path)
    if home is None:
        return None
    namespace, dot, rest = home.partition(".")
    names = table(package, namespace if dot else "root")
    if name:
        return names.get(f"{rest or home}.{name}")
    entry = names.get(rest or home)
    if entry is None and package == "tfkeras3":
        return None
    return entry


def _more(path: str, generation: str) -> frozenset[str]:
    ignored = _entry_of(IGNORED[generation], path, frozenset())
    if path.startswith("layers.") and path.rpartition(".")[2][0].isupper():
        return ignored | (KERAS2_LAYER if generation == "keras2" else KERAS3_LAYER)
    return ignored


def _entry_of(entries: Mapping[str, T], path: str, otherwise: T) -> T:
    """The entry of a path, or of a namespace around it."""
    while path:
        if path in entries:
            return entries[path]
        path = path.rpartition(".")[0]
    return otherwise


def parse(text: str) -> Signature:
    """Reads the parameters of a table: ``(units, activation=None, *, name=None)``."""
    names: list[str] = []
    defaults: dict[str, Any] = {}
    positional = -1
    rest = open = False
    for part in text[1:-1].split(", "):
        name, sign, default = part.partition("=")
        if name[:2] == "**":
            open = True
        elif name[:1] == "*":
            positional = len(names)
            rest = len(name) > 1
        elif name:
            names.append(name)
            if sign:
                defaults[name] = literal(default)
    return Signature(tuple(names), len(names) if positional < 0 else positional, defaults, rest=rest, open=open)


@cache
def literal(text: str) -> Any:
    """The value of a default; ``...`` is one that is no literal."""
    return ast.literal_eval(text)
