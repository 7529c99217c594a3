"""Which columns of a table some data surely have; the word ``holds`` of a rule asks :func:`holds`."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias


class Whole(NamedTuple):
    """All columns of a table but those ``without`` names; ``table`` is the identity of the table as it was."""

    table: object
    without: frozenset[str] = frozenset()


class Column(NamedTuple):
    """One column of a table, or what was computed from nothing but it, row by row."""

    table: object
    name: str


Columns: TypeAlias = "Whole | Column"


def holds(a: object, b: object) -> bool | None:
    """Whether ``a`` has all columns of a table, also ``b``, which is one of them; ``None``: not provable."""
    if not isinstance(a, Whole) or not isinstance(b, Column) or a.table is not b.table:
        return None
    return b.name not in a.without
