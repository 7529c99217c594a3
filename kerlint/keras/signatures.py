"""What a class, function or method of Keras accepts, and how the arguments of a call fall into place.

The interpreter binds every Keras call through this module, so that ``Dense(10)`` and ``Dense(units=10)`` are the same,
defaults are filled in, and a keyword that the target does not know is found.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple, TypeVar

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
        "layers.StringLookup": frozenset(("vocabulary_size", "has_input_vocabulary")),
        "layers.IntegerLookup": frozenset(("vocabulary_size", "has_input_vocabulary")),
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


class Signature(NamedTuple):
    """Parameters of one callable in one Keras.

    ``names`` are all parameters, the first ``positional`` of which may be given by position; ``defaults`` holds those
    that have one. ``more`` are further accepted keywords without meaning for the defaults, ``renamed`` old keywords and
    what they are called now. ``rest``: takes any number of positions (``*args``); ``open``: takes keywords that are
    not known here.
    """

    names: tuple[str, ...]
    positional: int
    defaults: Mapping[str, Any]
    more: frozenset[str] = frozenset()
    renamed: Mapping[str, str] = {}
    rest: bool = False
    open: bool = False

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


class Bound(NamedTuple):
    """A call's arguments by parameter.

    ``given`` holds what is written, ``defaults`` the defaults of all parameters. ``unknown`` are keywords that the
    callable refuses, ``missing`` parameters that it needs, ``surplus`` positional values too many, ``twice`` keywords
    that were given by position already: each of these four is a sure ``TypeError`` or ``ValueError``.
    """

    given: dict[str, Any]
    defaults: Mapping[str, Any]
    unknown: tuple[str, ...]
    missing: tuple[str, ...]
    surplus: tuple[Any, ...]
    twice: tuple[str, ...]

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
    return _signature(symbol.path, "", target)


def method(owner: str, name: str, target: Target | None) -> Signature | None:
    """The signature of a method, without ``self``: ``method("models.Model", "fit", "keras3")``."""
    return _signature(owner, name, target)


@cache
def _signature(path: str, name: str, target: Target | None) -> Signature | None:
    found = [(package, entry) for package in _order(target) if (entry := _entry(package, path, name)) is not None]
    if not found:
        return None
    package, entry = found[0]
    parsed = parse(entry)
    generation = "keras2" if package in ("keras2", "gone") else "keras3"
    parsed = parsed._replace(
        more=frozenset() if name else _more(path, generation),
        renamed={} if name else _entry_of(RENAMED[generation], path, {}),
    )
    if target is None and len(found) > 1:
        other = _signature(path, name, "keras2")
        if other is not None:
            parsed = parsed._replace(
                more=parsed.more | other.more | set(other.names),
                renamed={**other.renamed, **parsed.renamed},
                open=parsed.open or other.open,
            )
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
    function = ast.parse(f"lambda {text[1:-1]}: 0", mode="eval").body
    assert isinstance(function, ast.Lambda)
    arguments = function.args
    positional = [argument.arg for argument in arguments.posonlyargs + arguments.args]
    defaults: dict[str, Any] = {}
    first = len(positional) - len(arguments.defaults)
    for name, default in zip(positional[first:], arguments.defaults, strict=True):
        defaults[name] = ast.literal_eval(default)
    for argument, value in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        if value is not None:
            defaults[argument.arg] = ast.literal_eval(value)
    names = (*positional, *(argument.arg for argument in arguments.kwonlyargs))
    return Signature(
        names,
        len(positional),
        defaults,
        rest=arguments.vararg is not None,
        open=arguments.kwarg is not None,
    )
