"""The JSON schema of rule files, for editors that check and complete TOML; made from what ``load`` accepts."""

from __future__ import annotations

from typing import Any

from kerlint.facts.fact import VOCABULARY
from kerlint.finding import Severity
from kerlint.rulebook.load import CONFIRMS, EDITS

_TEXT = {"type": "string"}
_SEVERITY = {"enum": [severity.word for severity in sorted(Severity, reverse=True)]}
_SWITCH = {"enum": ["on", "off"]}


def json_schema() -> dict[str, Any]:
    """The schema of a rule file."""
    fix = _fix()
    case = {"when": _TEXT, **_said(), "keras": {"enum": [2, 3]}, "fix": _list(fix)}
    properties = {
        "code": {**_TEXT, "description": "never reused; codes of your own do not begin with KER"},
        "name": {**_TEXT, "description": "what is wrong, as `softmax-with-regression-loss`"},
        "since": {**_TEXT, "description": "the version that brought the rule"},
        "summary": {**_TEXT, "description": "one line"},
        "on": {"enum": sorted(name.lower() for name in VOCABULARY), "description": "the kind of fact that is asked"},
        "where": {**_table_of(_TEXT), "description": "joins: one more name each, ranging over a collection"},
        "paths": {"enum": ["some", "every"], "description": "`every`: what is missing must be missing on all paths"},
        "when": {**_TEXT, "description": "the sentence; fires only on what is surely true"},
        "unless": {**_list(_object({"when": _TEXT, "because": _TEXT}, "when", "because")), "description": "guards"},
        "options": {**_table_of({"type": ["number", "boolean", "string"]}), "description": "named thresholds"},
        **_said(),
        "at": {**_TEXT, "description": "what the finding points at"},
        "also": {**_list(_object({"at": _TEXT, "label": _TEXT}, "at", "label")), "description": "other places"},
        "once": {**_TEXT, "description": "one finding per value of this path"},
        "yields_to": {**_list(_TEXT), "description": "rules that speak instead where they can"},
        "why": {**_TEXT, "description": "the page, in Markdown"},
        "case": _list(_object(case)),
        "fix": _list(fix),
        "confirm": _object(
            {"kind": {"enum": list(CONFIRMS)}, "metric": _TEXT, "repair": _fix(repair=True), "symptom": _TEXT}, "kind"
        ),
        "bad": {**_list(_example()), "description": "programs to flag, on the lines marked `# !`"},
        "good": {**_list(_example()), "description": "near misses: silent under all default rules"},
    }
    whole = _object(properties, "code", "name", "summary", "on", "why")
    return {"$schema": "http://json-schema.org/draft-07/schema#", "$id": "rules.schema.json", "title": TITLE, **whole}


TITLE = "A rule of kerlint, the linter for Keras model code"


def _said() -> dict[str, Any]:
    """What a rule and each of its cases may say."""
    return {"severity": _SEVERITY, "default": _SWITCH, "message": _TEXT, "help": _TEXT}


def _fix(*, repair: bool = False) -> dict[str, Any]:
    texts = dict.fromkeys(("target", "to", "argument", "code", "because", "message", "when"), _TEXT)
    properties = {
        "edit": {"enum": list(EDITS)},
        "place": {"enum": ["before", "after"]},
        "safety": {"enum": ["safe", "unsafe"]},
        **texts,
    }
    alone = _object(dict(properties), "edit", "target")
    properties["also"] = {"type": "array", "items": alone, "description": "further edits, made with it or not at all"}
    return _object(properties, "edit", "target", *([] if repair else ["safety"]))


def _example() -> dict[str, Any]:
    return _object({"code": _TEXT, "title": _TEXT}, "code")


def _object(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    found = {"type": "object", "additionalProperties": False, "properties": properties}
    return {**found, "required": list(required)} if required else found


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _table_of(values: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": values}
