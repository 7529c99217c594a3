"""A call as the modules in ``libraries`` see it: who is called, with what, where.

A library module has two tables: ``FUNCTIONS`` maps canonical paths (``numpy.zeros``) and ``METHODS`` maps
``(kind of receiver, method)`` to functions of one :class:`Call` that return a value. What is in no table is a call
that is not understood.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kerlint.facts.values import Choice, Const, Origin, Unknown
from kerlint.interpreter.values import ABSENT, Mapping, Sequence

if TYPE_CHECKING:
    from kerlint.interpreter.machine import Machine


class Call:
    """One call. ``positional`` and ``keywords`` hold guarded values; ``open``: there are arguments that are not known.

    ``written`` gives for each keyword, and for each position, where the argument is written. ``receiver`` is the object
    of a method call, and ``path`` then is the bare name of the method.
    """

    __slots__ = ("machine", "path", "receiver", "positional", "keywords", "open", "origin", "written")

    def __init__(
        self,
        machine: Machine,
        path: str,
        receiver: Any,
        positional: list[Any],
        keywords: dict[str, Any],
        origin: Origin,
        written: dict[str | int, Origin],
        *,
        open: bool = False,
    ) -> None:
        self.machine = machine
        self.path = path
        self.receiver = receiver
        self.positional = positional
        self.keywords = keywords
        self.origin = origin
        self.written = written
        self.open = open

    def get(self, name: str, position: int | None = None, default: Any = ABSENT) -> Any:
        """The argument of a parameter, ``default`` (``ABSENT``) if it was not given, Unknown if that is not known."""
        if name in self.keywords:
            return self.keywords[name]
        if position is not None and position < len(self.positional):
            return self.positional[position]
        return Unknown("arguments that are not known", self.origin) if self.open else default

    def unknown(self, reason: str) -> Unknown:
        """An unknown result that says why."""
        return Unknown(reason, self.origin)


def plain(value: Any) -> Any:
    """The Python value of a constant, or of a list, tuple or dictionary of constants; else an Unknown.

    Choices give Unknown, too: use :func:`kerlint.facts.choices.each` to look into each alternative.
    """
    if type(value) is Const:
        return value.value
    if type(value) is Sequence:
        members = value.plain()
        if members is not None:
            values = [plain(member) for member in members]
            if not any(type(member) is Unknown for member in values):
                return values if value.kind == "list" else tuple(values)
    if type(value) is Mapping and not value.open:
        entries = {key: plain(entry) for key, entry in value.entries.items()}
        if not any(type(entry) is Unknown for entry in entries.values()):
            return entries
    return value if type(value) is Unknown else Unknown("not a constant" if type(value) is not Choice else "a choice")
