"""What tf.data means for the abstract interpreter."""

from __future__ import annotations

from typing import Any

METHODS: dict[str, Any] = {}
CALLING: dict[str, Any] = {}
FUNCTIONS: dict[str, Any] = {}
