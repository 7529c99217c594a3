"""`kerlint explain RULE` and `kerlint rules`."""

from __future__ import annotations

from kerlint.cli.parse import Call


def explain(call: Call) -> int:
    raise NotImplementedError


def rules(call: Call) -> int:
    raise NotImplementedError
