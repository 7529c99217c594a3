"""Makes Python values of a table of settings, or says which key is wrong and what it may be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kerlint.finding import Severity
from kerlint.settings.errors import SettingsError
from kerlint.settings.settings import KEYS, SEVERITIES, Key
from kerlint.suggest import did_you_mean
from kerlint.wording import listed

Complain = Callable[[tuple[str, ...], str], SettingsError]
"""Makes an error of the path of a key (below the table of settings) and what is wrong with it."""

_BY_NAME = {key.name: key for key in KEYS}


def decode(table: Mapping[str, Any], complain: Complain) -> dict[str, Any]:
    """The values by their keys. Raises the error that ``complain`` makes."""
    values = {}
    for name, value in table.items():
        key = _BY_NAME.get(name)
        if key is None:
            raise complain((name,), f"no setting `{name}`{did_you_mean(name, _BY_NAME)}")
        values[name] = _value(key, value, complain)
    return values


def _value(key: Key, value: Any, complain: Complain) -> Any:
    path = (key.name,)
    match key.kind:
        case "rules" | "strings":
            return _strings(value, path, complain)
        case "string":
            return _typed(value, str, "a string", path, complain)
        case "switch":
            return _typed(value, bool, "true or false", path, complain)
        case "choice":
            return _choice(value, key.among, path, complain)
    table = _typed(value, dict, "a table", path, complain)
    if key.kind == "rules-by-pattern":
        return tuple((pattern, _strings(rules, (*path, pattern), complain)) for pattern, rules in table.items())
    if key.kind == "choice-by-name":
        return {name: _choice(word, key.among, (*path, name), complain) for name, word in table.items()}
    if key.kind == "severity-by-rule":
        return tuple((rule, _severity(word, (*path, rule), complain)) for rule, word in table.items())
    return {
        rule: {
            option.replace("-", "_"): _number(number, (*path, rule, option), complain)
            for option, number in _typed(options, dict, "a table", (*path, rule), complain).items()
        }
        for rule, options in table.items()
    }


def _strings(value: Any, path: tuple[str, ...], complain: Complain) -> tuple[str, ...]:
    items = _typed(value, list, 'a list of strings, as `["…"]`', path, complain)
    return tuple(_typed(item, str, "a list of strings only", path, complain) for item in items)


def _severity(value: Any, path: tuple[str, ...], complain: Complain) -> Severity:
    if value in ("off", "none", "ignore", False):
        raise complain(path, f"a rule is switched off by `ignore = ['{path[-1]}']`, not by its severity")
    return Severity[_choice(value, SEVERITIES, path, complain).upper()]


def _choice(value: Any, among: tuple[str, ...], path: tuple[str, ...], complain: Complain) -> str:
    if isinstance(value, str) and value in among:
        return value
    known = listed([f"`{word}`" for word in among], "or")
    raise complain(path, f"`{path[-1]}` is {known}, not {_shown(value)}{did_you_mean(str(value), among)}")


def _number(value: Any, path: tuple[str, ...], complain: Complain) -> Any:
    if isinstance(value, bool | int | float | str):
        return value
    raise complain(path, f"`{path[-1]}` is a number, not {_shown(value)}")


def _typed(value: Any, kind: type, words: str, path: tuple[str, ...], complain: Complain) -> Any:
    if type(value) is kind:
        return value
    raise complain(path, f"`{path[-1]}` is {words}, not {_shown(value)}")


def _shown(value: Any) -> str:
    names: dict[type, str] = {list: "a list", dict: "a table", bool: str(value).lower()}
    return f"`{value}`" if isinstance(value, str) else names.get(type(value), str(value))
