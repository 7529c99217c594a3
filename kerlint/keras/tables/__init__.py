"""The harvested tables: what each Keras exports, one folder per package, one text file per namespace.

``tools/harvest_keras.py`` writes them (all but ``gone``) and says what the lines mean.
"""

from __future__ import annotations

from functools import cache
from pathlib import PurePath

PACKAGES = ("keras3", "tfkeras3", "keras2", "gone")
"""Newest first: a name belongs to the first package that has it."""

_FOLDER = PurePath(__file__).parent


@cache
def table(package: str, namespace: str) -> dict[str, str]:
    """The names of one namespace: ``Dense -> (units, …)`` with its parentheses, an alias ``-> layers.Conv2D``."""
    if not namespace.isidentifier():
        return {}
    try:
        with open(_FOLDER / package / f"{namespace}.txt", encoding="utf-8") as file:
            lines = file.read().splitlines()[1:]
    except FileNotFoundError:
        return {}
    entries = {}
    for line in lines:
        name, sign, rest = line.partition(" = ")
        if not sign or "(" in name:
            name, _, rest = line.partition("(")
            rest = f"({rest}"
        entries[name] = rest
    return entries
