"""Whether this version of kerlint is one that the settings are for."""

from __future__ import annotations

import re
from collections.abc import Callable

_CLAUSE = re.compile(r"\s*(==|!=|>=|<=|>|<|~=)?\s*v?(\d+(?:\.\d+)*)(\.\*)?\s*")


def version_fits(version: str, wanted: str) -> bool:
    """Whether a version fits clauses like ``>=0.1,<0.3``; a bare version means exactly that one. Raises ValueError."""
    return all(_fits(version, clause) for clause in wanted.split(","))


def at_most(version: str, bound: str) -> bool:
    """Whether a version is the bound or older, counting only as many numbers as the bound has."""
    numbers = _numbers(bound)
    return _numbers(version)[: len(numbers)] <= numbers


def _fits(version: str, clause: str) -> bool:
    match = _CLAUSE.fullmatch(clause)
    if not match:
        raise ValueError(f"`{clause.strip()}` is no version; write for example `>=0.1,<0.3`")
    operator, number, wildcard = match.groups()
    have, want = _numbers(version), _numbers(number)
    if wildcard:
        have = have[: len(want)]
    size = max(len(have), len(want))
    have, padded = _padded(have, size), _padded(want, size)
    compare: dict[str, Callable[[], bool]] = {
        "==": lambda: have == padded,
        "!=": lambda: have != padded,
        ">=": lambda: have >= padded,
        "<=": lambda: have <= padded,
        ">": lambda: have > padded,
        "<": lambda: have < padded,
        "~=": lambda: have >= padded and have[: len(want) - 1] == want[:-1],
    }
    return compare[operator or "=="]()


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version))


def _padded(numbers: tuple[int, ...], size: int) -> tuple[int, ...]:
    return numbers + (0,) * (size - len(numbers))
