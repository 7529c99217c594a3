"""Models as JSON: the records of ``outline`` with their field names as keys, what is not known as ``null``.

The format is a contract, described in docs/show.md: keys are added, never renamed or removed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from kerlint.show.outline import Model, Place, Value
from kerlint.show.reasons import Path, unknowns


def json_of(models: Sequence[Model]) -> str:
    """An array with an object for each model."""
    return json.dumps([_model(model) for model in models], indent=2, ensure_ascii=False) + "\n"


def _model(model: Model) -> dict[str, Any]:
    made: dict[str, Any] = _plain(model)
    made["layers_known"] = model.layers_known.known
    made["unknown"] = [_unknown(path, value) for path, value in unknowns(model)]
    return made


def _unknown(path: Path, value: Value) -> dict[str, Any]:
    return {
        "what": _dotted(path),
        "reason": value.reason or None,
        "expression": (value.place.code or None) if value.place is not None else None,
        "place": _plain(value.place),
        "options": [{"condition": option.condition, "value": _plain(option.value)} for option in value.options],
    }


def _dotted(path: Path) -> str:
    """``layers[3].output_shape``."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text


def _plain(thing: Any) -> Any:
    """Records as objects, tuples as arrays; a value as what is known of it."""
    if isinstance(thing, Value):
        return _plain(thing.value)
    if isinstance(thing, Place):
        return {"path": thing.path, "cell": thing.cell, "row": thing.row, "column": thing.column}
    if isinstance(thing, tuple) and hasattr(thing, "_fields"):
        return {name: _plain(value) for name, value in zip(thing._fields, thing)}
    if isinstance(thing, (tuple, list)):
        return [_plain(one) for one in thing]
    if isinstance(thing, float) and (thing != thing or thing in (float("inf"), float("-inf"))):
        return str(thing)
    return thing if thing is None or isinstance(thing, (str, int, float, bool)) else str(thing)
