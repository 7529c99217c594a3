"""Calls written anew: the old arguments in the places that the present form has for them.

A form is a signature and a call, ``(x, axis=-1) -> keras.ops.argmax({x}, axis={axis})``. Of several the first is
taken whose parameters take the arguments that are given.
"""

from __future__ import annotations

import ast
import re

import libcst as cst

from kerlint.fix.layout import PLAIN, Layout, NoFix

_PLACE = re.compile(r"\{(\w+)\}([.\[]?)")


def call_of(layout: Layout, node: cst.CSTNode) -> cst.Call:
    """The call that a name stands in, or that a node is. Raises NoFix."""
    if isinstance(node, cst.Call):
        return node
    parent = layout.parent(node)
    if isinstance(parent, cst.Call) and parent.func is node:
        return parent
    raise NoFix("it is not called")


def form_for(call: cst.Call, forms: str) -> tuple[str, dict[str, str | cst.BaseExpression]]:
    """The new call, and what stands for each of its places: the default as text, or the argument. Raises NoFix."""
    for form in forms.splitlines():
        signature, _, new = form.partition(" -> ")
        values = _bound(call, signature)
        if values is not None:
            if isinstance(call.func, cst.Attribute):
                values["self"] = call.func.value
            return new, values
    raise NoFix("it has other arguments")


def filled(layout: Layout, form: str, values: dict[str, str | cst.BaseExpression]) -> str:
    """The text of the new call. Raises NoFix."""
    used: set[str] = set()

    def put(match: re.Match[str]) -> str:
        name, dot = match.groups()
        value = values[name]
        if isinstance(value, str):
            return value + dot
        if name in used and not _is_name(value):
            raise NoFix("an argument would be computed twice")
        used.add(name)
        text = layout.source(value)
        return f"({text}){dot}" if dot and not isinstance(value, PLAIN) else text + dot

    return _PLACE.sub(put, form)


def _is_name(value: cst.BaseExpression) -> bool:
    return isinstance(value, cst.Name) or isinstance(value, cst.Attribute) and _is_name(value.value)


def _bound(call: cst.Call, signature: str) -> dict[str, str | cst.BaseExpression] | None:
    """The arguments of a call by parameter; ``None`` if the signature does not take them."""
    [function] = ast.parse(f"def new{signature}: pass").body
    assert isinstance(function, ast.FunctionDef)
    parameters = function.args
    positional = [each.arg for each in parameters.args]
    known = [*positional, *(each.arg for each in parameters.kwonlyargs)]
    values: dict[str, str | cst.BaseExpression] = {}
    for place, argument in enumerate(call.args):
        if argument.star or argument.keyword is None and place >= len(positional):
            return None
        name = positional[place] if argument.keyword is None else argument.keyword.value
        if name not in known or name in values:
            return None
        values[name] = argument.value
    defaults = parameters.defaults
    for name, default in zip(positional[len(positional) - len(defaults) :], defaults):
        values.setdefault(name, ast.unparse(default))
    return values if set(known) == set(values) else None
