"""Says which known word a mistyped one was likely meant to be."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that goes behind an error message: ``; did you mean `epochs`?``. Empty if nothing is near."""
    from difflib import get_close_matches

    by_folded = {name.lower(): name for name in known}
    near = get_close_matches(word.lower(), by_folded, n=1, cutoff=0.6)
    return f"; did you mean `{by_folded[near[0]]}`?" if near else ""
