"""What a name of the analysed program may stand for, beside constants, Unknown and choices.

Objects of the program that can change (lists, dictionaries, instances, layers, models, arrays) are objects here, too:
the same object of the program is the same object here, so aliases see each other's changes. What they hold is a
guarded value; the machine writes it under the condition of the current path.
"""

from __future__ import annotations

from reprlib import recursive_repr
from typing import Any

from kerlint.facts.values import Guard, Item, Origin


class _Absent:
    """The value of a name that is not bound: only ever an arm of a choice."""

    def __repr__(self) -> str:
        return "absent"


ABSENT = _Absent()


class _Gap:
    """A member of a sequence that stands for any number of further members, left by a loop whose rounds are unknown."""

    def __repr__(self) -> str:
        return "…"


GAP = _Gap()


SIZE = "a size of data, which the program does not say"
"""Why the size of an axis is not known: whatever it is, it is a number."""

SHAPE = "the shape of a tensor"
"""Why a shape is not known: whatever it is, it holds numbers."""

NAMES = "names of columns"
"""Why some names are not known: whatever they are, they choose columns of a table, no rows."""

QUOTIENT = ("a quotient",)
"""Kept by the unknown result of ``/`` (among its parts): it is no whole number, whatever was divided."""


class External:
    """A module, class or function of a library, by the path of its import: ``tensorflow.keras.layers.Dense``."""

    __slots__ = ("path", "origin")

    def __init__(self, path: str, origin: Origin | None = None) -> None:
        self.path = path
        self.origin = origin

    def __repr__(self) -> str:
        return self.path


class Module:
    """Another file of the project, run."""

    __slots__ = ("file", "scope", "document")

    def __init__(self, file: str, scope: Any, document: Any) -> None:
        self.file = file
        self.scope = scope
        self.document = document

    def __repr__(self) -> str:
        return f"<module {self.file}>"


class Deferred:
    """A name imported from another file of the project, which is run when the name is first read; empty: the module."""

    __slots__ = ("file", "name", "origin")

    def __init__(self, file: str, name: str, origin: Origin) -> None:
        self.file = file
        self.name = name
        self.origin = origin

    def __repr__(self) -> str:
        return f"<{self.name or self.file} from another file>"


class Sequence:
    """A list, tuple or set of the program. ``open``: there may be further members behind the known ones.

    Members carry guards: ``if deep: layers.append(…)`` is a member that is there where ``deep`` holds. ``birth`` is the
    path on which the sequence was made: guards are relative to it.
    """

    __slots__ = ("kind", "items", "open", "origin", "birth")

    def __init__(
        self, kind: str, items: list[Item], *, open: bool = False, origin: Origin | None = None, birth: Guard = True
    ) -> None:
        self.kind = kind
        self.items = items
        self.open = open
        self.origin = origin
        self.birth = birth

    @classmethod
    def of(cls, kind: str, values: list[Any], origin: Origin | None = None) -> Sequence:
        """A sequence whose members are there on every path."""
        return cls(kind, [Item(True, value) for value in values], origin=origin)

    def plain(self) -> list[Any] | None:
        """The members, if the length is known on every path."""
        if self.open or any(item.guard is not True or item.value is GAP for item in self.items):
            return None
        return [item.value for item in self.items]

    @recursive_repr()  # a list may hold itself
    def __repr__(self) -> str:
        return f"{self.kind}{[i.value for i in self.items]!r}{'…' if self.open else ''}"


class Mapping:
    """A dictionary of the program with constant keys; a value may be absent on some paths.

    ``open``: other keys may be there, or the known ones may have been changed.
    """

    __slots__ = ("entries", "open", "origin", "birth")

    def __init__(
        self, entries: dict[Any, Any], *, open: bool = False, origin: Origin | None = None, birth: Guard = True
    ) -> None:
        self.entries = entries
        self.open = open
        self.origin = origin
        self.birth = birth

    @recursive_repr()
    def __repr__(self) -> str:
        return f"{self.entries!r}{'…' if self.open else ''}"


class Function:
    """A function or lambda of the program, with the scope it closes over."""

    __slots__ = (
        "name",
        "node",
        "parameters",
        "defaults",
        "scope",
        "document",
        "owner",
        "generator",
        "called",
        "given_away",
        "as_loss",
    )

    def __init__(
        self, name: str, node: Any, parameters: Any, defaults: dict[str, Any], scope: Any, document: Any
    ) -> None:
        self.name = name
        self.node = node
        self.parameters = parameters
        self.defaults = defaults
        self.scope = scope
        self.document = document
        self.owner: Class | None = None
        self.generator: bool | None = None
        self.called = False
        self.given_away = False
        self.as_loss: Any = None

    def __repr__(self) -> str:
        return f"<function {self.name}>"


class Class:
    """A class of the program. ``bases`` are values; ``members`` its attributes."""

    __slots__ = ("name", "node", "bases", "members", "scope", "document", "used")

    def __init__(
        self, name: str, node: Any, bases: list[Any], members: dict[str, Any], scope: Any, document: Any
    ) -> None:
        self.name = name
        self.node = node
        self.bases = bases
        self.members = members
        self.scope = scope
        self.document = document
        self.used = False

    def __repr__(self) -> str:
        return f"<class {self.name}>"


class Instance:
    """An object of a class of the program. ``base``: the Keras object that it also is, if its class is derived."""

    __slots__ = ("type", "attributes", "base", "open", "origin")

    def __init__(self, type: Class, origin: Origin | None = None) -> None:
        self.type = type
        self.attributes: dict[str, Any] = {}
        self.base: Any = None
        self.open = False
        self.origin = origin

    def __repr__(self) -> str:
        return f"<{self.type.name} object>"


class Bound:
    """A method of an object, ``model.fit``; ``function`` is set if the program defines it, else the name counts."""

    __slots__ = ("receiver", "name", "function")

    def __init__(self, receiver: Any, name: str, function: Any = None) -> None:
        self.receiver = receiver
        self.name = name
        self.function = function

    def __repr__(self) -> str:
        return f"{self.receiver!r}.{self.name}"


class Partial:
    """``functools.partial(function, …)``."""

    __slots__ = ("function", "positional", "keywords")

    def __init__(self, function: Any, positional: list[Any], keywords: dict[str, Any]) -> None:
        self.function = function
        self.positional = positional
        self.keywords = keywords


class Array:
    """An object that holds data: numpy array, data frame, tensor, tf.data pipeline, generator.

    ``data`` is a guarded :class:`kerlint.facts.vocabulary.Data`, or Unknown. Data are immutable: a change in place
    puts new data into the same array. ``certain``: it was surely computed from data alone, so that no symbolic tensor,
    with layers behind it, hides in what it is.
    """

    __slots__ = ("data", "certain")

    def __init__(self, data: Any, *, certain: bool = False) -> None:
        self.data = data
        self.certain = certain

    def __repr__(self) -> str:
        return f"<array {self.data!r}>"


class LibraryObject:
    """An object of a library that has state: a scaler, a splitter, an optimizer, a layer, a callback.

    ``path`` is the canonical path of its class, ``arguments`` what it was made with by parameter name (guarded values;
    defaults are not filled in), ``state`` whatever the library's module keeps about it (guarded values by name).
    ``open``: made with arguments that are not known, such as ``**settings``.
    """

    __slots__ = ("path", "arguments", "state", "open", "origin", "escaped")

    def __init__(self, path: str, arguments: dict[str, Any], origin: Origin | None, *, open: bool = False) -> None:
        self.path = path
        self.arguments = arguments
        self.state: dict[str, Any] = {}
        self.open = open
        self.origin = origin
        self.escaped = False

    def __repr__(self) -> str:
        return f"<{self.path.rpartition('.')[2]}>"
