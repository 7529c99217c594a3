"""The JSON schema of the settings, for editors that check and complete TOML; made from the table of keys."""

from __future__ import annotations

from typing import Any

from kerlint.settings.settings import KEYS, SEVERITIES, Key

_SELECTORS = {
    "type": "array",
    "items": {"type": "string", "description": "a rule's name or code, a prefix of codes, a family, or ALL"},
}


def json_schema() -> dict[str, Any]:
    """The schema of kerlint.toml, and of the table ``[tool.kerlint]``."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": "kerlint.schema.json",
        "title": "Settings of kerlint, the linter for Keras model code",
        "type": "object",
        "additionalProperties": False,
        "properties": {key.name: {"description": key.doc, **_type(key)} for key in KEYS},
    }


def _type(key: Key) -> dict[str, Any]:
    match key.kind:
        case "rules":
            return _SELECTORS
        case "strings":
            return {"type": "array", "items": {"type": "string"}}
        case "string":
            return {"type": "string"}
        case "switch":
            return {"type": "boolean"}
        case "choice":
            return {"enum": list(key.among)}
        case "rules-by-pattern":
            return {"type": "object", "additionalProperties": _SELECTORS}
        case "choice-by-name":
            return {"type": "object", "additionalProperties": {"enum": list(key.among)}}
        case "severity-by-rule":
            return {"type": "object", "additionalProperties": {"enum": list(SEVERITIES)}}
    options = {"type": "object", "additionalProperties": {"type": ["number", "boolean", "string"]}}
    return {"type": "object", "additionalProperties": options}
