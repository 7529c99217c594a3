"""Which Keras a requirement such as ``tensorflow<2.16`` brings: knowledge of releases, no reading of files.

TensorFlow brought Keras along: 2.16 the first Keras 3, each release before it a Keras 2. From 2.6 on the numbers agree.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kerlint.keras.names import Target

Version = tuple[int, ...]


class Generation(NamedTuple):
    """A Keras that is meant. ``oldest`` is the first release that is allowed, as far as that is known."""

    target: Target
    oldest: Version


FIRST = {"tensorflow": (2, 16), "keras": (3,)}
"""The first release of each package that is, or brings, Keras 3."""

PACKAGES = {
    "keras": "keras",
    "keras-nightly": "keras",
    "tensorflow": "tensorflow",
    "tensorflow-cpu": "tensorflow",
    "tensorflow-gpu": "tensorflow",
    "tensorflow-intel": "tensorflow",
    "tensorflow-macos": "tensorflow",
    "tf-keras": "tf-keras",
}
"""Packages that decide which Keras there is, by their normal names."""

LATEST_2: Version = (2, 15)
"""The last Keras 2; ``tf-keras`` is the same under another name."""

_BEFORE_KERAS_AGREED: Version = (2, 2)
"""The Keras that TensorFlow before 2.6 brought, or an older one: names were last removed in 2.0 until then."""

_CLAUSE = re.compile(r"(===|==|~=|!=|<=|>=|<|>|\^|~|=)?\s*v?(\d+(?:\.\d+)*)(\.\*)?[a-z0-9.+-]*")


def generation(package: str, specifier: str) -> Generation | None:
    """Which Keras every version that a requirement allows brings.

    ``None`` if it allows several, or is not understood. ``specifier`` is that of pip, conda or Poetry: ``==2.10.*``,
    ``>=2.4,<2.16``, ``=2.10``, ``^2.4``. A bare number is a pin. ``tf-keras`` is Keras 2 whatever its version.
    """
    name = PACKAGES.get(re.sub(r"[-_.]+", "-", package).lower())
    if name is None:
        return None
    if name == "tf-keras":
        return Generation("keras2", LATEST_2)
    bounds = _bounds(specifier)
    if bounds is None:
        return None
    low, high = bounds
    first = FIRST[name]
    if low >= first:
        return Generation("keras3", (3, 0))
    if high is not None and high <= first:
        return Generation("keras2", low if name == "keras" else _of_tensorflow(low))
    return None


def _of_tensorflow(version: Version) -> Version:
    return version if version >= (2, 6) else _BEFORE_KERAS_AGREED


def _bounds(specifier: str) -> tuple[Version, Version | None] | None:
    """The least version allowed, and the first that is too new; ``None`` if a part is not understood."""
    low: Version = (0,)
    high: Version | None = None
    for part in filter(None, (piece.strip() for piece in specifier.split(","))):
        clause = _CLAUSE.fullmatch(part)
        if clause is None:
            return None
        own_low, own_high = _clause(clause[1] or "==", tuple(map(int, clause[2].split("."))), star=bool(clause[3]))
        low = max(low, own_low)
        if own_high is not None:
            high = own_high if high is None else min(high, own_high)
    return low, high


def _clause(sign: str, version: Version, *, star: bool) -> tuple[Version, Version | None]:
    if sign in ("==", "===", "=", "~"):
        return version, _next(version if star or len(version) < 3 else version[:3])
    if sign == "~=":
        return version, _next(version[:-1] or version)
    if sign == "^":
        return version, _next(version[:1])
    if sign == "<":
        return (0,), version
    if sign == "<=":
        return (0,), _next(version)
    return (version if sign in (">", ">=") else (0,)), None


def _next(version: Version) -> Version:
    return (*version[:-1], version[-1] + 1)
