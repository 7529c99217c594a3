"""What Keras has renamed and removed: from an old name, argument, method or text to what became of it, and since when.

The tables in ``tables/changes`` are written by hand from the release notes and from runs of real Keras 2 and 3. Whether
a name is there at all is asked of the harvested tables first: ``tf.keras`` still has some that ``keras`` lacks.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import PurePath
from typing import Literal, NamedTuple, TypeAlias

from kerlint.keras import names, signatures
from kerlint.keras.names import Target
from kerlint.keras.releases import LATEST_2, Version

Effect: TypeAlias = Literal["works", "warns", "ignored", "fails"]
"""What the old form does: works; works and warns; has no effect, though Keras goes on; raises."""

_FOLDER = PurePath(__file__).parent / "tables" / "changes"


class Change(NamedTuple):
    """One row. ``kind`` is the heading it stands under, ``new`` the present form, if there is one.

    ``call`` says how a call is written today whose arguments have changed, too: ``(x) -> len({x}.shape)``, one a line.
    ``effects`` says from which version on what becomes of the old form; before the first it works.
    """

    kind: str
    old: str
    new: str | None
    advice: str | None
    effects: tuple[tuple[Version, Effect], ...]
    call: str | None = None

    def effect(self, target: Target | None, oldest: Version = LATEST_2) -> Effect | None:
        """What the old form does in a Keras, from its release ``oldest`` on; ``None`` where releases disagree.

        Without a target: what it does in both, if that is the same.
        """
        versions = _versions(target, oldest)
        found = {self._at(version) for version in versions}
        return found.pop() if len(found) == 1 else None

    def works(self, target: Target | None, oldest: Version = LATEST_2) -> bool | None:
        """Whether the old form still does what it says; ``None`` where releases disagree."""
        versions = _versions(target, oldest)
        found = {self._at(version) in ("works", "warns") for version in versions}
        return found.pop() if len(found) == 1 else None

    def _at(self, version: Version) -> Effect:
        effect: Effect = "works"
        for since, later in self.effects:
            if version >= since:
                effect = later
        return effect


_WORKS_IN_3: tuple[tuple[Version, Effect], ...] = (((3,), "works"),)


# --- names


@cache
def name(path: str) -> Change | None:
    """The change of a name by its full path (``keras.utils.np_utils.to_categorical``); ``None`` if nothing changed."""
    spelled = names.spelling(path)
    if spelled is None or path.startswith("tensorflow.compat.v1."):
        return None
    place, rest = spelled
    if place == "private":
        return None
    change = _longest(_names(), rest)
    if change is None:
        return None
    new = _new_name(change, rest)
    change = change._replace(old=rest, new=new)
    if names.exists(path, "keras3") is True:
        change = change._replace(effects=(*change.effects, *_WORKS_IN_3))
    return change


def _longest(rows: dict[str, Change], rest: str) -> Change | None:
    if rest in rows:
        return rows[rest]
    prefix = rest.rpartition(".")[0]
    while prefix:
        found = rows.get(f"{prefix}.*")
        if found is not None:
            return found
        prefix = prefix.rpartition(".")[0]
    return None


def _new_name(change: Change, rest: str) -> str | None:
    if change.new == "?":
        symbol = names.canonical(f"keras.{rest}")
        if symbol is None or "keras3" not in symbol.packages:
            return None
        alias = f"{symbol.path.rpartition('.')[0]}.{rest.rpartition('.')[2]}"  # `Sequence`, which Keras 2 has, too
        return alias if names.exists(f"keras.{alias}", "keras3") else symbol.path
    if change.new is not None and change.new.endswith(".*"):
        return f"{change.new[:-2]}.{rest.rpartition('.')[2]}"
    return change.new


# --- arguments, methods, texts


@cache
def argument(owner: str, keyword: str) -> Change | None:
    """The change of a keyword of a class, function or method (``optimizers.Adam``, ``models.Model.fit``)."""
    for prefix in _prefixes(owner):
        change = _arguments().get((prefix, keyword))
        if change is not None:
            return None if change.kind == "unchanged" or _has_parameter(owner, keyword) else change
    return None


def _has_parameter(owner: str, keyword: str) -> bool:
    """Whether it is an ordinary parameter today: ``output_dim`` of ``Embedding``."""
    signature = signatures.signature_at(owner, "", "keras3")
    return signature is not None and keyword in signature.names


@cache
def method(owner: str, called: str) -> Change | None:
    """The change of a method or attribute of a class (``models.Model``, ``fit_generator``)."""
    for prefix in _prefixes(owner):
        change = _methods().get(f"{prefix}.{called}")
        if change is not None:
            return change
    return None


@cache
def old_methods() -> frozenset[str]:
    """Every method and attribute that has changed, whatever its class is."""
    return frozenset(old.rpartition(".")[2] for old in _methods())


@cache
def old_keywords() -> frozenset[str]:
    """Every keyword that has changed, whatever it is given to."""
    return frozenset(keyword for _, keyword in _arguments() if keyword.isidentifier())


@cache
def takes(called: str, keyword: str) -> bool:
    """Whether a method or function of this name, whichever it is, has a keyword that has changed."""
    return any(owner.rpartition(".")[2] == called and old == keyword for owner, old in _arguments())


@cache
def old_texts() -> frozenset[str]:
    """Every text that has changed, whatever it is given as."""
    return frozenset(written for _, written in _texts())


def text(parameter: str, written: str) -> Change | None:
    """The change of a text that stands for a function: ``activation='ReLU'``."""
    return _texts().get((parameter, written))


# --- files

ENDINGS: dict[str, tuple[str, ...]] = {
    "save": (".keras", ".h5", ".hdf5"),
    "save_weights": (".weights.h5", ".weights.json"),
    "ModelCheckpoint": (".keras", ".h5"),
    "ModelCheckpoint of weights": (".weights.h5",),
    "load_model": (".keras", ".h5", ".hdf5"),
    "load_weights": (".keras", ".h5", ".hdf5", ".weights.json"),
}
"""How the names of files must end for Keras 3. Measured with 3.15."""

_ADVICE = {
    "save": "end the name in `.keras`; for a SavedModel, which other programs can serve, call `export`",
    "load_model": "save it again as `.keras`; a SavedModel is loaded by `keras.layers.TFSMLayer` for inference",
    "load_weights": "save the weights again, with a name that ends in `.weights.h5`",
}


def file(use: str, end: str) -> Change | None:
    """The change of a file name by its known end: Keras 2 wrote and read others than Keras 3 does.

    ``use`` is a key of ``ENDINGS``. An end without a dot is the whole name, or begins with a slash.
    """
    name = end.rstrip("/").rpartition("/")[2]
    if not name or end.endswith(ENDINGS[use]) or "://" in end or use == "load_weights" and "." not in name:
        return None  # what loads weights takes folders, too: those of Orbax
    stem = name.rpartition(".")[0] or name
    new = None if use.startswith("load") or not stem else f"{stem}{ENDINGS[use][0]}"
    advice = _ADVICE.get(use, f"end the name in `{ENDINGS[use][0]}`")
    return Change("save-path", name, new, advice, (((3,), "fails"),))


def _prefixes(owner: str) -> Iterator[str]:
    while owner:
        yield owner
        owner = owner.rpartition(".")[0]


# --- the tables


@cache
def _names() -> dict[str, Change]:
    forms = _calls()
    return {change.old: change._replace(call=forms.get(change.old)) for _, change in _rows("names")}


def _calls() -> dict[str, str]:
    found: dict[str, str] = {}
    with open(_FOLDER / "calls.txt", encoding="utf-8") as file:
        for line in file:
            name, bracket, rest = line.rstrip("\n").partition("(")
            if bracket and not line.startswith("#"):
                parameters, _, new = rest.partition(") = ")
                found[name] = "\n".join(filter(None, [found.get(name), f"({parameters}) -> {new}"]))
    return found


@cache
def _arguments() -> dict[tuple[str, str], Change]:
    return {(owner, change.old): change for owner, change in _rows("arguments")}


@cache
def _methods() -> dict[str, Change]:
    return {change.old: change for _, change in _rows("methods")}


@cache
def _texts() -> dict[tuple[str, str], Change]:
    return {(owner, change.old): change for owner, change in _rows("values")}


def _rows(table: str) -> Iterator[tuple[str, Change]]:
    kind = ""
    effects: tuple[tuple[Version, Effect], ...] = ()
    with open(_FOLDER / f"{table}.txt", encoding="utf-8") as file:
        for line in file:
            line = line.strip()
            if line.startswith("["):
                kind, _, rest = line[1:].partition("] ")
                effects = tuple(_effect(part) for part in rest.split(", "))
            elif line and not line.startswith("#"):
                row, _, advice = line.partition(" # ")
                left, _, new = row.partition(" = ")
                owner, _, old = left.rpartition(": ")
                yield owner, Change(kind, old, None if new.strip() == "-" else new.strip(), advice or None, effects)


def _versions(target: Target | None, oldest: Version) -> list[Version]:
    """Releases that stand for a target: their answers must agree."""
    known: dict[Target | None, list[Version]] = {"keras2": [oldest, LATEST_2], "keras3": [(3,)], None: [LATEST_2, (3,)]}
    return known[target]


def _effect(part: str) -> tuple[Version, Effect]:
    version, effect = part.split(" ")
    effects: dict[str, Effect] = {"works": "works", "warns": "warns", "ignored": "ignored", "fails": "fails"}
    return tuple(map(int, version.split("."))), effects[effect]
