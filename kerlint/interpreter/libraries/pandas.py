"""What pandas means for the abstract interpreter."""

from __future__ import annotations

from typing import Any

from kerlint.interpreter.data.make import opaque

METHODS: dict[str, Any] = {}
CHANGING: dict[str, Any] = {}
OTHER_METHODS: set[str] = set()
FUNCTIONS: dict[str, Any] = {}


def without(data: Any, at: Any, origin: Any) -> Any:
    return opaque(origin)
